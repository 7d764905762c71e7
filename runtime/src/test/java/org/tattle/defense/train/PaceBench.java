package org.tattle.defense.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
 * What the learning rate reaches that {@link Pace} chooses, beside multiples of it: test accuracies
 * in Markdown, a row for each data set, model and ε. See {@code runtime/PACE.md} for the command.
 *
 * <p>Arguments: data sets, models, values of ε, seeds and factors, each with commas between.
 */
final class PaceBench {
  private static final int ROWS = 8000;

  private static final Map<String, DataSource> SOURCES =
      Map.of(
          "fashion", new Fashion(),
          "digits", new Digits(),
          "letters", new Letters(),
          "location", new Location(),
          "adult", new Adult());

  private static final Map<String, Model> MODELS =
      Map.of("logistic", new Logistic(), "mlp", new Mlp());

  private PaceBench() {}

  public static void main(String[] args) {
    List<Integer> seeds = list(args[3]).map(Integer::parseInt).toList();
    List<String> headings = new ArrayList<>(List.of("data, model, ε", "chosen"));
    List<Double> factors = list(args[4]).map(Double::parseDouble).toList();
    factors.forEach(factor -> headings.add("rate × " + factor));
    System.out.printf("| %s |%n", String.join(" | ", headings));
    System.out.println("|" + "---|".repeat(headings.size()));
    try (Workers workers = new LocalWorkers(1)) {
      for (String data : list(args[0]).toList()) {
        for (String model : list(args[1]).toList()) {
          for (String eps : list(args[2]).toList()) {
            System.out.printf("| %s, %s, %s | ", data, model, eps);
            System.out.println(
                row(workers, data, model, Double.parseDouble(eps), seeds, factors) + " |");
          }
        }
      }
    }
  }

  private static Stream<String> list(String text) {
    return Stream.of(text.split(","));
  }

  private static String row(
      Workers workers,
      String data,
      String model,
      double eps,
      List<Integer> seeds,
      List<Double> factors) {
    List<List<Double>> columns = new ArrayList<>();
    for (int seed : seeds) {
      Seed root = new Seed(seed);
      Trainer trainer = new Trainer(workers, Cache.memory(), root, true);
      MemberSampling all = new MemberSampling(0, Split.Adversary.HALVES, 0, 0);
      Dataset whole = SOURCES.get(data).load(Control.NONE);
      MemberSampling some =
          whole.rows() > ROWS ? new MemberSampling(ROWS, Split.Adversary.HALVES, 0, 0) : all;
      Dataset rows = some.draw(whole, root);
      Blueprint plain =
          new Blueprint(
              rows,
              some.split(rows, root.split("split")),
              MODELS.get(model),
              new Training(),
              List.of());
      Blueprint chosen = plain.with(dpsgd(eps, Map.of()));
      double lr = chosen.order(trainer).jobs().get(0).plan().optimizer().lr();
      List<Blueprint> tried = new ArrayList<>(List.of(chosen));
      factors.forEach(f -> tried.add(plain.with(dpsgd(eps, Map.of("lr", Optional.of(f * lr))))));
      for (int i = 0; i < tried.size(); i++) {
        if (columns.size() <= i) {
          columns.add(new ArrayList<>());
        }
        Classifier made = (Classifier) tried.get(i).make(trainer, Control.NONE);
        columns.get(i).add(100 * made.accuracy().value());
      }
    }
    return IntStream.range(0, columns.size())
        .mapToObj(i -> cell(columns.get(i)))
        .collect(Collectors.joining(" | "));
  }

  private static DpSgd dpsgd(double eps, Map<String, Object> said) {
    Map<String, Object> settings = new HashMap<>(said);
    settings.put("eps", eps);
    return (DpSgd) Schema.of(DpSgd.class).build(settings);
  }

  private static String cell(List<Double> values) {
    double mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
    return String.format(Locale.ROOT, "%.1f", mean);
  }
}
