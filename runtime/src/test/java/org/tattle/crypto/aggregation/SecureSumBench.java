package org.tattle.crypto.aggregation;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/**
 * How long a secure sum takes of all clients and the server together, a tenth of the clients
 * falling silent before their values arrive: {@code runtime/src/bench/secagg} runs it. The clock
 * says what it took here, the processor's time what it takes where nothing else runs.
 */
final class SecureSumBench {
  private static final int[][] SIZES = {
    {100, 1_000}, {100, 50_000}, {100, 100_000}, {100, 200_000}, {50, 100_000}, {200, 100_000}
  };

  private SecureSumBench() {}

  public static void main(String[] arguments) {
    System.out.println("| clients | entries | who masks | server | s | CPU s | MB sent |");
    System.out.println("|---|---|---|---|---|---|---|");
    run(20, 1_000, true, false);
    for (int[] size : SIZES) {
      run(size[0], size[1], true, true);
    }
    run(100, 100_000, false, true);
    run(500, 100_000, false, true);
  }

  private static void run(int clients, int entries, boolean active, boolean told) {
    NeighbourGraph.Enough enough = NeighbourGraph.Enough.of(clients, 0.2, 0.1);
    SecureSum sums =
        active
            ? new SecureSum(
                NeighbourGraph.complete(clients),
                SecureSum.twoThirds(clients),
                Stream.generate(Identity::fresh).limit(clients).toList())
            : new SecureSum(
                NeighbourGraph.sparse(clients, enough.degree(), new Seed(1).random()),
                enough.threshold(),
                List.of());
    int[] one = new Seed(entries).random().ints(entries).toArray();
    int[][] values = new int[clients][];
    Arrays.fill(values, one);
    Map<Integer, Phase> silent = new HashMap<>();
    IntStream.range(0, clients / 10).forEach(i -> silent.put(10 * i + 3, Phase.MASK));
    long clock = System.nanoTime();
    long busy = processor();
    SecureSum.Summed summed = sums.of(values, silent, Control.NONE);
    double seconds = (System.nanoTime() - clock) / 1e9;
    double cpu = (processor() - busy) / 1e9;
    for (int i = 0; i < entries; i++) {
      if (summed.values()[i] != summed.included().length * one[i]) {
        throw new AssertionError("the sum is wrong");
      }
    }
    if (told) {
      System.out.printf(
          "| %d | %,d | %s | %s | %.1f | %.1f | %,.0f |%n",
          clients,
          entries,
          sums.graph().isComplete() ? "all" : "%s each".formatted(enough.degree()),
          active ? "active" : "honest",
          seconds,
          cpu,
          (summed.up() + summed.down()) / 1e6);
    }
  }

  private static long processor() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
