package org.tattle.attack.evasion;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.tattle.defense.robust.Smoothing;
import org.tattle.nn.network.Norm;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Certifier;
import org.tattle.subject.answer.InputServices;
import org.tattle.subject.answer.Service;
import org.tattle.subject.answer.TrainedService;

/**
 * How long a row and step of PGD take, and a noisy copy of a certificate by smoothing, here and in
 * PyTorch with each of its settings in turn: an MLP 784-128-10 on Fashion-MNIST. {@code
 * runtime/src/bench/robust} runs it.
 */
final class RobustBench {
  private static final int STEPS = 20;
  private static final int CERTIFIED = 5;
  private static final double DEVIATION = 0.25;
  private static final int COPIES = 10_000;

  /** Rows at once. */
  private static final int[] ROWS = {256, 1700};

  /** How often each is done before it is timed, so that all is compiled. */
  private static final int WARM = 8;

  /** What is timed, which says how often it was done. */
  private interface Work {
    long once();
  }

  private final Map<String, List<double[]>> times = new LinkedHashMap<>();
  private final List<String> settings;
  private final BufferedReader answers;
  private final PrintWriter questions;

  private RobustBench(Process python, List<String> settings) {
    this.settings = settings;
    answers =
        new BufferedReader(new InputStreamReader(python.getInputStream(), StandardCharsets.UTF_8));
    questions = new PrintWriter(python.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  public static void main(String[] arguments) throws IOException {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7;
    String interpreter = arguments.length > 1 ? arguments[1] : "python3";
    Process python =
        new ProcessBuilder(
                interpreter, "runtime/src/bench/python/robust.py", FashionAnchors.FOLDER.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    int most = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
    List<String> settings =
        IntStream.rangeClosed(1, most)
            .boxed()
            .flatMap(threads -> IntStream.of(ROWS).mapToObj(rows -> threads + " " + rows))
            .toList();
    RobustBench bench = new RobustBench(python, settings);
    try (FashionAnchors fashion = new FashionAnchors()) {
      Target plain = fashion.target(1, FashionAnchors.mlp(), 1, 2000);
      Attempt attempt = new Attempt(plain, fashion.context(1), Norm.LINF, 0.1, 2000);
      Pgd pgd = new Pgd(0.1, Norm.LINF, STEPS, 1, 2000);
      Work attack =
          () -> {
            pgd.search(attempt, -1, fashion.context(1));
            return (STEPS + 1L) * attempt.attacked().length;
          };
      Service service =
          new TrainedService(
              fashion.data, seen -> seen, plain.trained(), plain.job().orElseThrow());
      Smoothing smoothing = new Smoothing(DEVIATION, 1, 1, COPIES, 0.001, CERTIFIED);
      Certifier certifier =
          InputServices.behind(smoothing, service, fashion.data, new int[0], Randomness.secure())
              .certifier()
              .orElseThrow();
      int[] rows = plain.split().nonmembers();
      int[] next = {0};
      Work certify =
          () -> {
            // Certificates of the last rows are kept: these are others each time.
            int from = next[0]++ * CERTIFIED;
            float[] some = fashion.data.values(Arrays.copyOfRange(rows, from, from + CERTIFIED));
            certifier.proves(some, new int[CERTIFIED], DEVIATION, Control.NONE);
            return (long) CERTIFIED * COPIES;
          };
      for (int i = 0; i < WARM; i++) {
        attack.once();
        certify.once();
      }
      for (int round = 0; round < rounds; round++) {
        bench.round("pgd", attack);
        bench.round("certify", certify);
      }
    }
    bench.print();
    python.destroy();
  }

  private void round(String kind, Work work) throws IOException {
    times.computeIfAbsent(kind + " here", k -> new ArrayList<>()).add(timed(work));
    for (String setting : settings) {
      questions.println(kind + " " + setting);
      String line = answers.readLine();
      if (line == null) {
        return;
      }
      String[] parts = line.split(" ");
      times
          .computeIfAbsent(kind + " " + setting, k -> new ArrayList<>())
          .add(new double[] {Double.parseDouble(parts[0]), Double.parseDouble(parts[1])});
    }
  }

  /** Microseconds by the clock and of the processor. */
  private static double[] timed(Work work) {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    long wall = System.nanoTime();
    long cpu = ((com.sun.management.OperatingSystemMXBean) system).getProcessCpuTime();
    long done = work.once();
    long used = ((com.sun.management.OperatingSystemMXBean) system).getProcessCpuTime() - cpu;
    return new double[] {(System.nanoTime() - wall) / 1e3 / done, used / 1e3 / done};
  }

  private void print() {
    System.out.println(
        "| what, PyTorch by threads and rows at once | µs | CPU µs | ratio | CPU ratio |");
    System.out.println("|---|---|---|---|---|");
    times.forEach(
        (what, all) -> {
          List<double[]> here = times.get(what.split(" ")[0] + " here");
          System.out.printf(
              Locale.ROOT,
              "| %s | %.2f | %.2f | %.2f | %.2f |%n",
              what,
              median(all, 0),
              median(all, 1),
              median(all, 0) / median(here, 0),
              median(all, 1) / median(here, 1));
        });
  }

  private static double median(List<double[]> all, int of) {
    double[] sorted = all.stream().mapToDouble(time -> time[of]).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
