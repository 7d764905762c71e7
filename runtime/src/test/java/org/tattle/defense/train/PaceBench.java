package org.tattle.defense.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tattle.component.Schema;
import org.tattle.data.DataSource;
import org.tattle.data.Dataset;
import org.tattle.data.MemberSampling;
import org.tattle.data.Split;
import org.tattle.data.set.Adult;
import org.tattle.data.set.Digits;
import org.tattle.data.set.Fashion;
import org.tattle.data.set.Letters;
import org.tattle.data.set.Location;
import org.tattle.model.Cnn;
import org.tattle.model.Logistic;
import org.tattle.model.Mlp;
import org.tattle.model.Model;
import org.tattle.model.Training;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.Blueprint;
import org.tattle.subject.Classifier;
import org.tattle.subject.train.Trainer;

/**
 * What the settings reach that {@link Pace} chooses, beside the best cell of a grid search: test
 * accuracies in Markdown, a row for each data set, model and ε. The best cell is found on some
 * seeds, and both are run on others. See {@code runtime/PACE.md} for the command.
 *
 * <p>The grid is learning rates of 2^k, about the chosen one and on to where none is better, by
 * passes over the rows. What was trained is kept in a file, so that a stopped search goes on.
 *
 * <p>Arguments: the file, data sets, models, values of ε, seeds to search on, fresh seeds (or a
 * minus), passes, each with commas between.
 */
final class PaceBench {
  private static final int ROWS = 8000;

  /** How far from the chosen learning rate the grid begins: two doublings to either side. */
  private static final int REACH = 2;

  /** How often the grid may grow by a rate to either side. */
  private static final int FURTHER = 3;

  private static final Map<String, DataSource> SOURCES =
      Map.of(
          "fashion", new Fashion(),
          "digits", new Digits(),
          "letters", new Letters(),
          "location", new Location(),
          "adult", new Adult());

  private static final Map<String, Model> MODELS =
      Map.of("logistic", new Logistic(), "mlp", new Mlp(), "cnn", new Cnn());

  /** What a model is trained on, and how; without a learning rate and passes as is chosen. */
  private record Cell(
      String data, String model, double eps, Optional<Integer> epochs, Optional<Double> lr) {

    Cell at(int passes, int power) {
      return new Cell(data, model, eps, Optional.of(passes), Optional.of(Math.pow(2, power)));
    }

    String name() {
      return lr.map(it -> "lr=2^" + Math.getExponent(it) + " epochs=" + epochs.orElseThrow())
          .orElse("chosen");
    }
  }

  private final Path file;
  private final Workers workers;
  private final Map<String, Double> known = new HashMap<>();

  private PaceBench(Path file, Workers workers) throws IOException {
    this.file = file;
    this.workers = workers;
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        int end = line.lastIndexOf(' ');
        known.put(line.substring(0, end), Double.valueOf(line.substring(end + 1)));
      }
    }
  }

  public static void main(String[] args) throws IOException {
    List<Integer> search = list(args[4]).map(Integer::parseInt).toList();
    List<Integer> fresh =
        args[5].equals("-") ? List.of() : list(args[5]).map(Integer::parseInt).toList();
    List<Integer> passes = list(args[6]).map(Integer::parseInt).toList();
    System.out.println("| data, model, ε | chosen | best cell | of the grid | difference |");
    System.out.println("|---|---|---|---|---|");
    try (Workers workers = new LocalWorkers(1)) {
      PaceBench bench = new PaceBench(Path.of(args[0]), workers);
      for (String data : list(args[1]).toList()) {
        for (String model : list(args[2]).toList()) {
          for (String eps : list(args[3]).toList()) {
            Cell chosen =
                new Cell(data, model, Double.parseDouble(eps), Optional.empty(), Optional.empty());
            Cell best = bench.best(chosen, search, passes);
            System.out.printf(
                "| %s, %s, %s | %s |%n",
                data, model, eps, bench.row(chosen, best, fresh.isEmpty() ? search : fresh));
          }
        }
      }
    }
  }

  private static Stream<String> list(String text) {
    return Stream.of(text.split(","));
  }

  /** The best cell of the grid, which is never one at its edge unless it is as far as it goes. */
  private Cell best(Cell chosen, List<Integer> seeds, List<Integer> passes) throws IOException {
    int middle = (int) Math.round(Math.log(lr(chosen, seeds.get(0))) / Math.log(2));
    List<Cell> cells = new ArrayList<>();
    for (int epochs : passes) {
      int low = middle - REACH;
      int high = middle + REACH;
      for (int power = low; power <= high; power++) {
        cells.add(chosen.at(epochs, power));
      }
      for (int i = 0; i < FURTHER; i++) {
        double power = Math.log(top(cells, epochs, seeds).lr().orElseThrow()) / Math.log(2);
        if (Math.round(power) == low) {
          cells.add(chosen.at(epochs, --low));
        } else if (Math.round(power) == high) {
          cells.add(chosen.at(epochs, ++high));
        }
      }
    }
    return top(cells, 0, seeds);
  }

  /** The best of the cells of so many passes, or of all. */
  private Cell top(List<Cell> cells, int epochs, List<Integer> seeds) throws IOException {
    Map<Cell, Double> means = new HashMap<>();
    for (Cell cell : cells) {
      if (epochs == 0 || cell.epochs().orElseThrow() == epochs) {
        means.put(cell, mean(accuracies(cell, seeds)));
      }
    }
    return means.entrySet().stream()
        .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
        .orElseThrow()
        .getKey();
  }

  private String row(Cell chosen, Cell best, List<Integer> seeds) throws IOException {
    double[] ours = accuracies(chosen, seeds);
    double[] theirs = accuracies(best, seeds);
    double[] gaps = IntStream.range(0, ours.length).mapToDouble(i -> ours[i] - theirs[i]).toArray();
    return String.format(
        Locale.ROOT,
        "%.1f | %.1f | %s | %+.1f ± %.1f",
        mean(ours),
        mean(theirs),
        best.name(),
        mean(gaps),
        error(gaps));
  }

  private double[] accuracies(Cell cell, List<Integer> seeds) throws IOException {
    double[] all = new double[seeds.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = accuracy(cell, seeds.get(i));
    }
    return all;
  }

  /** The test accuracy in percent, trained unless it is kept. */
  private double accuracy(Cell cell, int seed) throws IOException {
    Blueprint made = blueprint(cell, seed);
    Trainer trainer = trainer(seed);
    double lr = cell.lr().isPresent() ? cell.lr().get() : lr(cell, seed);
    String key =
        String.format(
            Locale.ROOT,
            "%s %s %s %d %s %.6g",
            cell.data(),
            cell.model(),
            cell.eps(),
            seed,
            cell.epochs().map(String::valueOf).orElse("-"),
            lr);
    if (!known.containsKey(key)) {
      double accuracy =
          100 * ((Classifier) made.make(trainer, Control.NONE)).accuracy().orElseThrow().value();
      known.put(key, accuracy);
      Files.writeString(
          file,
          String.format(Locale.ROOT, "%s %.3f%n", key, accuracy),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
    return known.get(key);
  }

  private double lr(Cell cell, int seed) {
    return blueprint(cell, seed).order(trainer(seed)).jobs().get(0).plan().optimizer().lr();
  }

  private Trainer trainer(int seed) {
    return new Trainer(workers, Cache.memory(), new Seed(seed), true);
  }

  private static Blueprint blueprint(Cell cell, int seed) {
    Seed root = new Seed(seed);
    Dataset whole = SOURCES.get(cell.data()).load(Control.NONE);
    int count = whole.rows() > ROWS ? ROWS : 0;
    MemberSampling some = new MemberSampling(count, Split.Adversary.HALVES, 0, 0);
    Dataset rows = some.draw(whole, root);
    Map<String, Object> settings = new HashMap<>(Map.of("eps", cell.eps()));
    cell.lr().ifPresent(lr -> settings.put("lr", cell.lr()));
    cell.epochs().ifPresent(epochs -> settings.put("epochs", cell.epochs()));
    return new Blueprint(
            rows,
            some.split(rows, root.split("split")),
            MODELS.get(cell.model()),
            new Training(),
            List.of())
        .with((DpSgd) Schema.of(DpSgd.class).build(settings));
  }

  private static double mean(double[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElseThrow();
  }

  private static double error(double[] values) {
    double mean = mean(values);
    double squares =
        IntStream.range(0, values.length)
            .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
            .sum();
    return Math.sqrt(squares / (values.length - 1) / values.length);
  }
}
