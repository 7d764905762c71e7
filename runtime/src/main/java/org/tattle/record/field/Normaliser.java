package org.tattle.record.field;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes texts comparable that people write in different ways: {@code O'Brien-Núñez} and {@code
 * obrien nunez} become the same. Compatible characters become one (NFKD), marks on letters are
 * taken off, letters become small, and nothing but letters and digits is left.
 */
public final class Normaliser {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

  private Normaliser() {}

  public static String of(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return OTHERS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("");
  }
}
