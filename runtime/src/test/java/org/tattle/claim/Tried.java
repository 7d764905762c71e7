package org.tattle.claim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.tattle.attack.Context;
import org.tattle.attack.audit.Canary;
import org.tattle.claim.Finding.Status;
import org.tattle.component.Schema;
import org.tattle.data.DataSource;
import org.tattle.data.Dataset;
import org.tattle.data.MemberSampling;
import org.tattle.data.Split;
import org.tattle.data.set.BreastCancer;
import org.tattle.data.set.Digits;
import org.tattle.data.set.Fashion;
import org.tattle.data.set.Wine;
import org.tattle.defense.Defense;
import org.tattle.defense.train.DpSgd;
import org.tattle.defense.train.PublicFeatures;
import org.tattle.model.Cnn;
import org.tattle.model.Logistic;
import org.tattle.model.Mlp;
import org.tattle.model.Model;
import org.tattle.model.Training;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Workers;
import org.tattle.privacy.account.Guarantee;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.Blueprint;
import org.tattle.subject.Target;
import org.tattle.subject.train.Trainer;

/** A private training whose claim is checked, by workers that may not do what they are told. */
record Tried(On on, Schedule schedule, double eps, double delta, int canaries, int epochs) {

  /** What is trained, from 42 weights to 203,530. */
  enum On {
    WINE(new Wine(), 0, new Logistic()),
    BREAST_CANCER(new BreastCancer(), 0, new Logistic()),
    DIGITS(new Digits(), 400, new Logistic()),
    MLP(new Digits(), 400, new Mlp(List.of(32), Layer.Function.RELU)),
    CNN(new Digits(), 400, new Cnn()),
    WIDE(new Fashion(), 600, new Mlp(List.of(256), Layer.Function.RELU));

    private final DataSource source;
    private final int rows;
    private final Model model;

    On(DataSource source, int rows, Model model) {
      this.source = source;
      this.rows = rows;
      this.model = model;
    }
  }

  /** How noise and norm go on. */
  enum Schedule {
    CONSTANT(Map.of()),
    DECAY(Map.of("decay", 0.4)),
    ADAPTIVE(Map.of("quantile", Optional.of(0.5)));

    private final Map<String, Object> settings;

    Schedule(Map<String, Object> settings) {
      this.settings = settings;
    }
  }

  Tried(On on, Schedule schedule) {
    this(on, schedule, 4, 1e-5, 200, 10);
  }

  Verdict check(Workers workers, int seed) {
    return check(workers, seed, new Guarantee(eps, delta), false);
  }

  /**
   * @param seeded whether the user set a seed
   */
  Verdict check(Workers workers, int seed, Guarantee claimed, boolean seeded, Defense... instead) {
    Canary canary = (Canary) Schema.of(Canary.class).build(Map.of("canaries", canaries));
    return on(workers, seed, seeded, instead, (t, c) -> new Claim(claimed, canary).check(t, c));
  }

  /** What one probe finds. */
  Finding probe(Workers workers, int seed, BiFunction<Bench, Job, Finding> probe) {
    return on(
        workers,
        seed,
        false,
        new Defense[0],
        (target, context) -> {
          Job job = target.job().orElseThrow();
          Bench bench = new Bench(target, job.plan().privacy().orElseThrow(), context);
          return probe.apply(bench, job);
        });
  }

  /** Does something with the target. */
  <T> T on(
      Workers workers,
      int seed,
      boolean seeded,
      Defense[] instead,
      BiFunction<Target, Context, T> use) {
    try (workers) {
      Seed root = new Seed(seed);
      Trainer trainer = new Trainer(workers, Cache.memory(), root, seeded);
      MemberSampling sampling = new MemberSampling(on.rows, Split.Adversary.HALVES, 0, 0);
      Dataset data = sampling.draw(on.source.load(Control.NONE), root);
      Training training =
          (Training) Schema.of(Training.class).build(Map.of("epochs", epochs, "lr", 0.01));
      Map<String, Object> settings = new HashMap<>(schedule.settings);
      settings.put("eps", eps);
      settings.put("delta", Optional.of(delta));
      settings.put("batch", Optional.of(64));
      settings.put("epochs", Optional.of(epochs));
      settings.put("lr", Optional.of(0.01));
      settings.put("optimizer", Optimizer.Kind.ADAM);
      settings.put("average", 0.0);
      settings.put("features", PublicFeatures.PLAIN);
      Blueprint blueprint =
          new Blueprint(
              data,
              sampling.split(data, root.split("split")),
              on.model,
              training,
              instead.length > 0
                  ? List.of(instead)
                  : List.of((DpSgd) Schema.of(DpSgd.class).build(settings)));
      return use.apply(
          blueprint.make(trainer, Control.NONE),
          new Context(trainer, root.split("claim"), Control.NONE));
    }
  }

  /** What fails. */
  static List<String> failing(Verdict verdict) {
    return verdict.findings().stream()
        .filter(finding -> finding.status() == Status.FAILS)
        .map(Finding::about)
        .toList();
  }
}
