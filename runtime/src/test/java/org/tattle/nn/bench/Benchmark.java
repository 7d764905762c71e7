package org.tattle.nn.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.tattle.nn.blas.BlasSpeed;
import org.tattle.run.MessageText;

/**
 * The same training steps here and, where there is a Python with torch, in PyTorch and Opacus, in
 * turn; prints medians and ratios as a table in Markdown. Arguments: rounds, the Python to use, and
 * part of a network's name to take only those.
 *
 * <p>Times are given by the clock and of the processor. On a machine that does other work too, the
 * second are the ones to compare.
 */
public final class Benchmark {
  private final int rounds;
  private final String only;
  private final Process python;
  private final BufferedReader answers;
  private final PrintWriter questions;
  private final double peak;

  private Benchmark(int rounds, String interpreter, String only, double peak) throws IOException {
    this.rounds = rounds;
    this.only = only;
    this.peak = peak;
    python =
        new ProcessBuilder(interpreter, "runtime/src/bench/python/steps.py")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    answers =
        new BufferedReader(new InputStreamReader(python.getInputStream(), StandardCharsets.UTF_8));
    questions = new PrintWriter(python.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  public static void main(String[] arguments) throws IOException {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    String interpreter = arguments.length > 1 ? arguments[1] : "python3";
    String only = arguments.length > 2 ? arguments[2] : "";
    BlasSpeed doctor = BlasSpeed.examine(2);
    System.out.printf(
        Locale.ROOT,
        "Kernel %s; product %.0f GF/s on one thread, %.0f on two; peak of a core %.0f GF/s.%n%n",
        doctor.kernel(),
        doctor.one(),
        doctor.all(),
        doctor.peak());
    Benchmark benchmark = new Benchmark(rounds, interpreter, only, doctor.peak());
    System.out.println(
        "| Step of one model | µs | CPU µs | share of peak | against | µs | CPU µs | ratio | CPU"
            + " ratio |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    for (String network : List.of("600-128-100", "784-256-10", "30-64-2")) {
      int steps = network.startsWith("30") ? 6_000 : 300;
      for (int batch : new int[] {64, 128, 256}) {
        benchmark.compare(network, batch, 1, 2, steps, false, "eager2", "compiled2");
        benchmark.compare(network, batch, 1, 1, steps, false, "eager1");
        benchmark.compare(network, batch, 16, 2, steps / 4, false, "eager1", "vmap16");
      }
      benchmark.compare(network, 128, 64, 2, steps / 16, false, "eager1");
      benchmark.compare(network, 128, 2, 2, steps, true, "sgd", "ghost", "materialised");
    }
    benchmark.compare("cnn", 64, 1, 1, 256, false, "eager1", "last1");
    benchmark.questions.close();
    benchmark.python.destroy();
  }

  private void compare(
      String network,
      int batch,
      int models,
      int threads,
      int steps,
      boolean privacy,
      String... others)
      throws IOException {
    if (!network.contains(only)) {
      return;
    }
    Workload workload = new Workload(network, batch, models, privacy);
    workload.run(threads, steps);
    List<Workload.Time> ours = new ArrayList<>();
    List<List<Workload.Time>> theirs = new ArrayList<>();
    for (String other : others) {
      theirs.add(new ArrayList<>());
    }
    for (int round = 0; round < rounds; round++) {
      ours.add(workload.run(threads, steps));
      for (int i = 0; i < others.length; i++) {
        Workload.Time time = other(workload, threads, steps, others[i]);
        if (time != null) {
          theirs.get(i).add(time);
        }
      }
    }
    for (int i = 0; i < others.length; i++) {
      print(workload, threads, ours, others[i], theirs.get(i));
    }
  }

  private Workload.Time other(Workload workload, int threads, int steps, String other)
      throws IOException {
    if (other.equals("sgd")) {
      return new Workload(workload.network(), workload.batch(), workload.models(), false)
          .run(threads, steps);
    }
    int few = workload.network().equals("cnn") ? 6 : other.equals("vmap16") ? 12 : 60;
    questions.printf(
        Locale.ROOT, "%s %d %s %d%n", workload.network(), workload.batch(), other, few);
    String answer = answers.readLine();
    if (answer == null || answer.equals("none")) {
      return null;
    }
    String[] times = answer.split(" ");
    return new Workload.Time(Double.parseDouble(times[0]), Double.parseDouble(times[1]));
  }

  private void print(
      Workload workload,
      int threads,
      List<Workload.Time> ours,
      String other,
      List<Workload.Time> theirs) {
    String name =
        "%s, batch %s%s, %s model%s, %s thread%s"
            .formatted(
                workload.network(),
                workload.batch(),
                workload.privacy() ? ", DP-SGD" : "",
                workload.models(),
                workload.models() == 1 ? "" : "s",
                threads,
                threads == 1 ? "" : "s");
    double wall = median(ours, Workload.Time::wall);
    double cpu = median(ours, Workload.Time::cpu);
    double share = workload.flops() / cpu / 1e3 / peak;
    String rate = workload.flops() == 0 ? "" : MessageText.of("%.0f %%", 100 * share);
    if (theirs.isEmpty()) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %.1f | %.1f | %s | %s | – | – | – | – |%n",
          name,
          wall,
          cpu,
          rate,
          other);
      return;
    }
    double theirWall = median(theirs, Workload.Time::wall);
    double theirCpu = median(theirs, Workload.Time::cpu);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %s | %s | %.1f | %.1f | %.2f | %.2f |%n",
        name,
        wall,
        cpu,
        rate,
        other,
        theirWall,
        theirCpu,
        theirWall / wall,
        theirCpu / cpu);
  }

  private static double median(List<Workload.Time> times, ToDoubleFunction<Workload.Time> of) {
    double[] sorted = times.stream().mapToDouble(of).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
