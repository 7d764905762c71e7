package org.tattle.attack.evasion;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.tattle.nn.network.Norm;
import org.tattle.subject.Target;

/**
 * How long one step of PGD takes for one row, by the processor's time of one thread: an MLP
 * 784-128-10 on the first 2,000 test images of Fashion-MNIST. {@code runtime/src/bench/pgd} runs it
 * beside PyTorch.
 */
final class PgdBench {
  private static final int ROUNDS = 11;
  private static final int STEPS = 20;

  private PgdBench() {}

  public static void main(String[] arguments) {
    try (FashionAnchors fashion = new FashionAnchors()) {
      Target target = fashion.target(1, FashionAnchors.mlp(), 1, 2000);
      Attempt attempt = new Attempt(target, fashion.context(1), Norm.LINF, 0.1, 2000);
      Pgd pgd = new Pgd(0.1, Norm.LINF, STEPS, 1, 2000);
      int rows = attempt.attacked().length;
      double[] micros = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        pgd.search(attempt, -1, fashion.context(1));
        long after = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        micros[round] = (after - before) / 1e3 / rows / (STEPS + 1);
      }
      Arrays.sort(micros);
      System.out.printf(
          "Tattle: %,d rows, %.2f us of one thread for a row and step, median of %d%n",
          rows, micros[ROUNDS / 2], ROUNDS);
    }
  }
}
