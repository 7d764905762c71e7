package org.tattle.dsl.show;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tattle.measure.Estimate;

/**
 * Several rows of a table as one value: one row keeps its interval; of more it is their mean, with
 * the lowest and the highest of them, since intervals of single runs say nothing of how runs
 * differ.
 *
 * @param value the value or the mean
 * @param low the lower end
 * @param high the upper end
 * @param deviation of several rows, how far they are from their mean as a rule; 0 of one
 */
public record RowSummary(double value, double low, double high, double deviation) {

  /**
   * What some values come to; those that are missing do not count.
   *
   * @param values estimates or numbers, null where one is missing
   */
  public static Optional<RowSummary> of(List<?> values) {
    List<?> there = values.stream().filter(Objects::nonNull).toList();
    if (there.isEmpty()) {
      return Optional.empty();
    }
    if (there.size() == 1 && there.get(0) instanceof Estimate estimate) {
      return Optional.of(new RowSummary(estimate.value(), estimate.lower(), estimate.upper(), 0));
    }
    double[] numbers = there.stream().mapToDouble(RowSummary::number).sorted().toArray();
    double mean = Arrays.stream(numbers).average().orElseThrow();
    return Optional.of(
        new RowSummary(mean, numbers[0], numbers[numbers.length - 1], deviation(numbers, mean)));
  }

  private static double deviation(double[] numbers, double mean) {
    double squares = Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).sum();
    return numbers.length == 1 ? 0 : Math.sqrt(squares / (numbers.length - 1));
  }

  /** An estimate or a number as a plain number. */
  public static double number(Object value) {
    return value instanceof Estimate estimate ? estimate.value() : ((Number) value).doubleValue();
  }
}
