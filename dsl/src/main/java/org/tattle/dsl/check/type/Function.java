package org.tattle.dsl.check.type;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** What an expression can make of a list of numbers, such as a column of a sweep's table. */
public enum Function {
  COUNT("how many there are", list -> list.length),
  MAX("the largest", list -> DoubleStream.of(list).max().orElse(Double.NaN)),
  MEAN("their mean", Function::mean),
  MEDIAN("the one in the middle; of an even number, the mean of the two", Function::median),
  MIN("the smallest", list -> DoubleStream.of(list).min().orElse(Double.NaN)),
  SD("their standard deviation as a sample, with n - 1 below", Function::sd);

  private final String doc;
  private final ToDoubleFunction<double[]> of;

  Function(String doc, ToDoubleFunction<double[]> of) {
    this.doc = doc;
    this.of = of;
  }

  /** The function as scripts write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is of a list, in a few words. */
  public String doc() {
    return doc;
  }

  /** What it is of these numbers; not a number where there are too few. */
  public double of(double[] numbers) {
    return of.applyAsDouble(numbers);
  }

  private static double mean(double[] numbers) {
    return DoubleStream.of(numbers).average().orElse(Double.NaN);
  }

  private static double median(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  private static double sd(double[] numbers) {
    double mean = mean(numbers);
    double squares = DoubleStream.of(numbers).map(x -> (x - mean) * (x - mean)).sum();
    return numbers.length < 2 ? Double.NaN : Math.sqrt(squares / (numbers.length - 1));
  }

  /** The function written so. */
  public static Optional<Function> of(String word) {
    return Arrays.stream(values()).filter(function -> function.word().equals(word)).findFirst();
  }

  /** All of them, as scripts write them. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Function::word).toList();
  }
}
