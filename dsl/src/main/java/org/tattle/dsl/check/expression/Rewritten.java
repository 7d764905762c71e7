package org.tattle.dsl.check.expression;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tattle.component.Parameter;

/** A value of the wrong kind as it was probably meant: {@code True}, {@code "0.5"}, {@code 10}. */
public final class Rewritten {
  private static final Set<String> YES = Set.of("true", "t", "yes", "y", "1");
  private static final Set<String> NO = Set.of("false", "f", "no", "n", "0", "none", "null", "na");

  private Rewritten() {}

  /** How what is wanted is written, if it is anything like what is written so. */
  public static Optional<String> of(Parameter.Type wanted, String written) {
    boolean quoted = written.matches("\"[^\"\\\\]*\"");
    String plain = quoted ? written.substring(1, written.length() - 1) : written;
    boolean listed = written.startsWith("[");
    if (listed) {
      return Optional.empty();
    }
    return switch (wanted) {
      case TEXT -> quoted ? Optional.empty() : Optional.of("\"" + written.replace("\"", "") + "\"");
      case FLAG -> flag(plain.toLowerCase(Locale.ROOT));
      case DURATION -> Optional.of(plain + "s").filter(it -> number(plain));
      case COUNT, ROWS -> Optional.of(plain).filter(it -> quoted && plain.matches("-?[0-9]+"));
      case SHARE -> Optional.of(plain).filter(it -> quoted && number(plain));
      case REAL ->
          number(plain) && plain.endsWith("%")
              ? Optional.of(part(plain))
              : Optional.of(plain).filter(it -> quoted && number(plain));
      case COLUMN ->
          Optional.of(plain).filter(it -> quoted && plain.matches("[A-Za-z]\\w*(\\.\\w+)*"));
      case CHOICE -> Optional.empty();
    };
  }

  /** What some per cent are: {@code 0.1} for {@code 10%}. */
  private static String part(String percent) {
    BigDecimal hundredths = new BigDecimal(percent.substring(0, percent.length() - 1));
    return hundredths.movePointLeft(2).stripTrailingZeros().toPlainString();
  }

  private static Optional<String> flag(String word) {
    return YES.contains(word)
        ? Optional.of("true")
        : NO.contains(word) ? Optional.of("false") : Optional.empty();
  }

  private static boolean number(String text) {
    return text.matches("-?[0-9]+(\\.[0-9]+)?([eE]-?[0-9]+)?%?");
  }
}
