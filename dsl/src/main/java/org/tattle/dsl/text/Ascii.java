package org.tattle.dsl.text;

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

  /** Digits above the line, by their value. */
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /** Signs that frames and cuts are made of, each by one sign. */
  private static final String FRAMES = "╭├│─━…·";

  private static final String PLAIN_FRAMES = "+||-=..";

  private Ascii() {}

  static String of(String text) {
    return text.codePoints()
        .mapToObj(c -> c < 0x80 ? Character.toString(c) : sign(Character.toString(c)))
        .collect(Collectors.joining());
  }

  /** The same in as many columns, for what stands in line with something else. */
  static String aligned(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              int frame = FRAMES.indexOf(c);
              if (c < 0x80) {
                out.appendCodePoint(c);
              } else {
                out.append(
                    frame >= 0
                        ? PLAIN_FRAMES.substring(frame, frame + 1)
                        : "?".repeat(Cells.width(c)));
              }
            });
    return out.toString();
  }

  private static String sign(String sign) {
    int raised = RAISED.indexOf(sign);
    return raised >= 0 ? Integer.toString(raised) : SIGNS.getOrDefault(sign, "?");
  }
}
