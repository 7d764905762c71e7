package org.tattle.publication.synthesis;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.publication.MadeUpTable;
import org.tattle.publication.Synthesiser;
import org.tattle.run.Seed;

/**
 * Measures how long it takes to make up as many rows as Adult has, of nine columns at ε 1 and δ
 * 1e-6, and how far pairs of columns are from what they were; prints a table in Markdown. The
 * median of rounds after one to warm up, each with a seed of its own. Argument: rounds.
 */
final class SynthesisBenchmark {
  private static final List<String> NONE = List.of();

  private SynthesisBenchmark() {}

  public static void main(String[] arguments) {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    Dataset data = AdultRows.data(UnaryOperator.identity());
    System.out.println("| Way | seconds | CPU seconds | apart |");
    System.out.println("|---|---|---|---|");
    ways()
        .forEach(
            (name, way) -> {
              List<Double> seconds = new ArrayList<>();
              List<Double> processor = new ArrayList<>();
              List<Double> apart = new ArrayList<>();
              for (int round = 0; round <= rounds; round++) {
                Seed seed = new Seed(round);
                Split split = AdultRows.split(data, data.rows() - 10, seed);
                long begun = System.nanoTime();
                long busy = processor();
                MadeUpTable table = AdultRows.made(way, data, split, seed);
                if (round > 0) {
                  long done = processor();
                  seconds.add(1e-9 * (System.nanoTime() - begun));
                  processor.add(1e-9 * (done - busy));
                  apart.add(table.apart().orElseThrow().value());
                }
              }
              System.out.printf(
                  Locale.ROOT,
                  "| %s | %.1f | %.1f | %.4f |%n",
                  name,
                  median(seconds),
                  median(processor),
                  median(apart));
            });
  }

  private static Map<String, Synthesiser> ways() {
    Optional<Double> delta = Optional.of(1e-6);
    Optional<Integer> rows = Optional.empty();
    List<String> open = AdultRows.COLUMNS;
    Map<String, Synthesiser> ways = new LinkedHashMap<>();
    ways.put("marginals", new Marginals(Optional.of(1.0), delta, rows, 100, open, NONE, NONE));
    ways.put("MST", new Mst(1, delta, rows, 100, open, NONE, NONE));
    ways.put("AIM", new Aim(1, delta, rows, 200_000, 100, open, NONE, NONE));
    ways.put("PrivBayes", new PrivBayes(1, delta, rows, 2, 100, open, NONE, NONE));
    return ways;
  }

  /** What all of this program took of the processor, in nanoseconds. */
  private static long processor() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double median(List<Double> numbers) {
    return numbers.stream().sorted().toList().get(numbers.size() / 2);
  }
}
