package org.tattle.table.hierarchy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.tattle.data.table.cell.PlainNumber;
import org.tattle.run.catalogue.PublicationFaults;

/** Rules by which values become coarser: what a hierarchy can be built of without a list. */
public enum Coarsening {
  /** Numbers become ranges, each level's as wide as it is told; what is missing stays so. */
  INTERVALS {
    @Override
    public Hierarchy build(String column, List<String> values, List<String> told) {
      List<BigDecimal> widths = new ArrayList<>();
      for (String text : told) {
        double width = PlainNumber.of(text);
        boolean whole =
            widths.isEmpty()
                || width > 0
                    && new BigDecimal(text).remainder(widths.get(widths.size() - 1)).signum() == 0;
        if (!(width > 0) || !whole) {
          throw Hierarchy.fault(PublicationFaults.NO_WIDTH, text, column, column);
        }
        widths.add(new BigDecimal(text));
      }
      return chains(
          column,
          values,
          value -> {
            double number = PlainNumber.of(value);
            if (Double.isNaN(number) && !missing(value)) {
              throw Hierarchy.fault(PublicationFaults.IN_NO_INTERVAL, column, value);
            }
            return widths.stream()
                .map(width -> missing(value) ? value : range(new BigDecimal(value), width))
                .toList();
          });
    }
  },
  /** The last characters are masked, as of post codes; each level keeps so many. */
  PREFIX {
    @Override
    public Hierarchy build(String column, List<String> values, List<String> told) {
      int longest = values.stream().mapToInt(String::length).max().orElse(0);
      List<Integer> kept = new ArrayList<>();
      for (String text : told) {
        boolean number = text.matches("[0-9]{1,4}");
        if (!number || !kept.isEmpty() && kept.get(kept.size() - 1) <= Integer.parseInt(text)) {
          throw Hierarchy.fault(PublicationFaults.NO_LENGTH, text, column, column);
        }
        kept.add(Integer.parseInt(text));
      }
      for (int length = longest - 1; told.isEmpty() && length > 0; length--) {
        kept.add(length);
      }
      return chains(
          column, values, value -> kept.stream().map(length -> masked(value, length)).toList());
    }
  },
  /** Days become months, years and decades. */
  DATES {
    @Override
    public Hierarchy build(String column, List<String> values, List<String> told) {
      refuse(column, told);
      return chains(
          column,
          values,
          value -> {
            if (missing(value)) {
              return List.of(value, value, value);
            }
            LocalDate day =
                day(value)
                    .orElseThrow(() -> Hierarchy.fault(PublicationFaults.NO_DAY, column, value));
            String month = String.format(Locale.ROOT, "%tY-%<tm", day);
            return List.of(month, "" + day.getYear(), day.getYear() / 10 * 10 + "s");
          });
    }
  },
  /** Nothing is left. */
  MASK {
    @Override
    public Hierarchy build(String column, List<String> values, List<String> told) {
      refuse(column, told);
      return chains(column, values, value -> List.of());
    }
  };

  /**
   * A hierarchy of these values.
   *
   * @param told what is said of its levels
   * @throws org.tattle.run.Fault R525 if these values cannot become coarser so
   */
  public abstract Hierarchy build(String column, List<String> values, List<String> told);

  private static Hierarchy chains(
      String column, List<String> values, Function<String, List<String>> coarser) {
    List<List<String>> chains = new ArrayList<>();
    for (String value : values) {
      List<String> chain = new ArrayList<>(List.of(value));
      chain.addAll(coarser.apply(value));
      chain.add(Hierarchy.ANY);
      chains.add(chain);
    }
    return Hierarchy.of(column, chains);
  }

  /** Whole numbers in ranges of whole width are written with both ends, others half open. */
  private static String range(BigDecimal number, BigDecimal width) {
    BigDecimal from = number.divide(width, 0, RoundingMode.FLOOR).multiply(width);
    BigDecimal to = from.add(width);
    boolean whole =
        number.stripTrailingZeros().scale() <= 0 && width.stripTrailingZeros().scale() <= 0;
    return whole
        ? from.toBigInteger() + "-" + to.subtract(BigDecimal.ONE).toBigInteger()
        : "[" + from.toPlainString() + ", " + to.toPlainString() + ")";
  }

  private static String masked(String value, int kept) {
    return value.length() <= kept
        ? value
        : value.substring(0, kept) + Hierarchy.ANY.repeat(value.length() - kept);
  }

  static boolean missing(String value) {
    return value.isBlank() || value.equals("?");
  }

  static Optional<LocalDate> day(String value) {
    try {
      return Optional.of(LocalDate.parse(value));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  void refuse(String column, List<String> told) {
    if (!told.isEmpty()) {
      throw Hierarchy.fault(PublicationFaults.NO_LEVELS_TO_TELL, word(), column);
    }
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Coarsening> of(String word) {
    return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
  }
}
