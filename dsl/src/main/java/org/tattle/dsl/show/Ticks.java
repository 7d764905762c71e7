package org.tattle.dsl.show;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Where an axis is labelled. Decades on a logarithmic axis (with 2 and 5 in each when there are
 * only one or two, every second or third when there are many), multiples of 1, 2 or 5 times a power
 * of ten on a linear one. XChart's own choice drops the label at the end of the axis and labels
 * minor ticks unevenly.
 */
public final class Ticks {

  private static final int MOST_DECADES = 7;
  private static final double SLACK = 1e-9;

  /** How many characters of names take the room of one number. */
  private static final int ROOM = 12;

  private Ticks() {}

  /** Ascending values on the axis; about {@code wanted} of them on a linear one. */
  public static double[] of(Axis axis, int wanted) {
    if (!axis.names().isEmpty()) {
      return names(axis.names(), wanted);
    }
    return axis.scale() == Axis.Scale.LOG ? decades(axis) : steps(axis, wanted);
  }

  /** As many of the names as find room beside each other, at even distances. */
  private static double[] names(List<String> names, int wanted) {
    int longest = names.stream().mapToInt(String::length).max().orElse(0) + 2;
    int room = Math.max(1, wanted * ROOM / longest);
    int every = (names.size() + room - 1) / room;
    return IntStream.range(0, names.size())
        .filter(i -> i % every == 0)
        .mapToDouble(i -> i + 1)
        .toArray();
  }

  /** On a logarithmic axis 2 to 9 times each power of ten; none on a linear one. */
  public static double[] minor(Axis axis) {
    return axis.scale() == Axis.Scale.LOG
        ? multiples(axis, 1, 2, 3, 4, 5, 6, 7, 8, 9)
        : new double[0];
  }

  private static double[] decades(Axis axis) {
    double[] decades = multiples(axis, 1, 1);
    if (decades.length <= 2) {
      return multiples(axis, 1, 1, 2, 5);
    }
    return decades.length > MOST_DECADES
        ? multiples(axis, (decades.length + MOST_DECADES - 1) / MOST_DECADES, 1)
        : decades;
  }

  private static double[] multiples(Axis axis, int every, int... digits) {
    int first = (int) Math.floor(Math.log10(axis.min()));
    int last = (int) Math.ceil(Math.log10(axis.max()));
    return IntStream.rangeClosed(first, last)
        .filter(exponent -> exponent % every == 0)
        .mapToObj(exponent -> IntStream.of(digits).mapToDouble(d -> RoundStep.power(d, exponent)))
        .flatMapToDouble(DoubleStream::sequential)
        .filter(v -> axis.place(v) >= -SLACK && axis.place(v) <= 1 + SLACK)
        .toArray();
  }

  private static double[] steps(Axis axis, int wanted) {
    double step = axis.step(wanted);
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(axis.min() / step - SLACK);
        i * step <= axis.max() + SLACK * step;
        i++) {
      ticks.add(i * step);
    }
    return ticks.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
