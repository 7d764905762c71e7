package org.tattle.dsl.show;

import java.util.Map;
import java.util.stream.Collectors;

/** The signs that our own texts use, spelled in ASCII; what it does not know becomes {@code ?}. */
final class Ascii {

  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("−", "-"),
          Map.entry("–", "-"),
          Map.entry("—", "-"),
          Map.entry("∞", "inf"),
          Map.entry("ε", "eps"),
          Map.entry("δ", "delta"),
          Map.entry("σ", "sigma"),
          Map.entry("≤", "<="),
          Map.entry("≥", ">="),
          Map.entry("≈", "~"),
          Map.entry("±", "+-"),
          Map.entry("×", "x"),
          Map.entry("·", "."),
          Map.entry("…", "..."),
          Map.entry("→", "->"),
          Map.entry("’", "'"),
          Map.entry("⁻", "^-"));

  private Ascii() {}

  static String of(String text) {
    return text.codePoints()
        .mapToObj(c -> c < 0x80 ? Character.toString(c) : sign(Character.toString(c)))
        .collect(Collectors.joining());
  }

  private static String sign(String sign) {
    int raised = Numbers.SUPERSCRIPTS.indexOf(sign);
    return raised >= 0 ? Integer.toString(raised) : SIGNS.getOrDefault(sign, "?");
  }
}
