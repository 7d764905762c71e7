package org.tattle.federated;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.set.Fashion;
import org.tattle.federated.client.Dealing;
import org.tattle.federated.client.Federating;
import org.tattle.federated.method.FedAvg;
import org.tattle.federated.round.FederationOrder;
import org.tattle.model.Mlp;
import org.tattle.nn.network.Layer;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.train.Trainer;

/**
 * How long a round of federated averaging takes, here and by a loop over the same clients in
 * PyTorch: 20 clients with 300 rows of Fashion-MNIST each, an MLP 784-128-10, one pass of steps of
 * 32 rows. {@code runtime/src/bench/federation} runs it.
 */
final class FederationBench {
  private static final Path FOLDER = Path.of("/usr/share/datasets/fashion-mnist");
  private static final int TRAINING = 60_000;
  private static final int CLIENTS = 20;
  private static final int ROWS = 300;

  /** Rounds that are timed together. */
  private static final int TOGETHER = 10;

  private FederationBench() {}

  public static void main(String[] arguments) throws IOException {
    int times = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7;
    String interpreter = arguments.length > 1 ? arguments[1] : "python3";
    int most = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
    Dataset data = new Fashion(Optional.of(FOLDER.toString()), false).load(Control.NONE);
    Process python =
        new ProcessBuilder(interpreter, "runtime/src/bench/python/federation.py", FOLDER.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Map<String, List<double[]>> found = new LinkedHashMap<>();
    try (LocalWorkers one = new LocalWorkers(1);
        LocalWorkers two = new LocalWorkers(2);
        PrintWriter questions =
            new PrintWriter(python.getOutputStream(), true, StandardCharsets.UTF_8);
        BufferedReader answers =
            new BufferedReader(
                new InputStreamReader(python.getInputStream(), StandardCharsets.UTF_8))) {
      here(data, one, 1, new LinkedHashMap<>());
      for (int time = 1; time <= times; time++) {
        here(data, one, time, found);
        here(data, two, time, found);
        for (int threads = 1; threads <= most; threads++) {
          questions.println(TOGETHER + " " + threads);
          String line = answers.readLine();
          if (line != null) {
            found
                .computeIfAbsent("PyTorch, " + threads + " threads", it -> new ArrayList<>())
                .add(Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray());
          }
        }
      }
    }
    python.destroy();
    found.forEach(
        (name, all) ->
            System.out.printf(
                Locale.ROOT,
                "%-20s %8.1f ms a round, %8.1f ms of the processor, test accuracy %.3f%n",
                name,
                median(all, 0),
                median(all, 1),
                all.get(all.size() - 1)[2]));
  }

  private static double median(List<double[]> all, int which) {
    double[] sorted = all.stream().mapToDouble(it -> it[which]).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static void here(
      Dataset whole, LocalWorkers workers, int seed, Map<String, List<double[]>> found) {
    int[] order = PermutationSampler.natural(TRAINING);
    PermutationSampler.shuffle(new Seed(seed).split("rows").random(), order);
    int[] drawn = Arrays.copyOf(order, CLIENTS * ROWS);
    int[] all =
        IntStream.concat(IntStream.of(drawn), IntStream.range(TRAINING, whole.rows())).toArray();
    Dataset data = whole.take(all);
    int[] members = IntStream.range(0, CLIENTS * ROWS).toArray();
    int[] tests = IntStream.range(CLIENTS * ROWS, all.length).toArray();
    Split split = new Split(Split.Adversary.HALVES, members, tests, new int[0]);
    Federating how =
        new Federating(
            CLIENTS, 2 * TOGETHER, 1, 32, 0.1, 1, 0, Dealing.IID, 1, 2, Optional.empty());
    Mlp model = new Mlp(List.of(128), Layer.Function.RELU);
    FederationRecipe recipe =
        FederationRecipe.of(data, split, new FedAvg(), Optional.of(model), how);
    Cache kept = Cache.memory();
    FederationOrder rounding = recipe.order(new Trainer(workers, kept, new Seed(seed), true));
    com.sun.management.OperatingSystemMXBean system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long wall = System.nanoTime();
    long cpu = system.getProcessCpuTime();
    rounding.rounds(workers, kept, Control.NONE);
    double rounds = 2 * TOGETHER;
    double[] times = {
      (System.nanoTime() - wall) / 1e6 / rounds,
      (system.getProcessCpuTime() - cpu) / 1e6 / rounds,
      0
    };
    Federation made = recipe.make(new Trainer(workers, kept, new Seed(seed), true), Control.NONE);
    times[2] = made.accuracy().orElseThrow().value();
    found
        .computeIfAbsent("here, " + workers.count() + " threads", it -> new ArrayList<>())
        .add(times);
  }
}
