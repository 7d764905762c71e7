package org.tattle.record.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.record.Registers;
import org.tattle.record.code.BitCodes;
import org.tattle.record.code.Blinding;
import org.tattle.record.code.PrivateTokens;
import org.tattle.record.match.DiceScan;
import org.tattle.record.match.SameTokens;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/**
 * Measures what linking two registers takes of one core, and prints a table in Markdown:
 * comparisons of codes, and private set intersection. Arguments: rounds, and how many records a
 * side.
 */
public final class LinkageBenchmark {
  private LinkageBenchmark() {}

  public static void main(String[] arguments) {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    int records = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
    System.out.println("| Work | records | CPU seconds | a CPU second |");
    System.out.println("|---|---|---|---|");
    for (int bits : new int[] {512, 1024, 2048}) {
      BitCodes first = random(records, bits, 1);
      BitCodes second = random(records, bits, 2);
      DiceScan scan = new DiceScan(first, second);
      double seconds = median(rounds, () -> scan.atLeast(0.7, 1 << 20, Control.NONE).size());
      row(
          "Dice of codes of " + bits + " bits, at .7",
          records,
          seconds,
          (double) records * records);
    }
    Registers people = Registers.madeUp(records);
    double seconds =
        median(
            Math.max(1, rounds / 3),
            () -> {
              Blinding one = Blinding.drawn();
              Blinding other = Blinding.drawn();
              return SameTokens.links(
                      PrivateTokens.blinded(people.first(), one, other, Control.NONE),
                      PrivateTokens.blinded(people.second(), other, one, Control.NONE),
                      Control.NONE)
                  .pairs()
                  .size();
            });
    row("PSI over curve25519, both sides", records, seconds, 2.0 * records);
  }

  /** Codes half full, all about as full as the others, so that none is passed over. */
  private static BitCodes random(int records, int bits, int seed) {
    UniformRandomProvider random = new Seed(seed).split("codes").random();
    long[] words = new long[records * BitCodes.width(bits)];
    for (int word = 0; word < words.length; word++) {
      words[word] = random.nextLong();
    }
    return new BitCodes(bits, words);
  }

  private static double median(int rounds, IntSupplier work) {
    List<Double> seconds = new ArrayList<>();
    for (int round = 0; round < rounds + 1; round++) {
      long begun = processor();
      int result = work.getAsInt();
      if (result < 0) {
        throw new IllegalStateException("nothing was done");
      }
      if (round > 0 || rounds == 1) {
        seconds.add(1e-9 * (processor() - begun));
      }
    }
    return seconds.stream().sorted().toList().get(seconds.size() / 2);
  }

  /** What this thread took of the processor, in nanoseconds. */
  private static long processor() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void row(String what, int records, double seconds, double count) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %,d × %<,d | %.2f | %.3g |%n",
        what,
        records,
        seconds,
        count / seconds);
  }
}
