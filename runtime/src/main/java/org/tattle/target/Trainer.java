package org.tattle.target;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tattle.data.Dataset;
import org.tattle.defense.DataDefense;
import org.tattle.defense.Defense;
import org.tattle.defense.Fit;
import org.tattle.defense.OutputDefense;
import org.tattle.defense.TrainDefense;
import org.tattle.nn.Examples;
import org.tattle.nn.Job;
import org.tattle.nn.Trained;
import org.tattle.nn.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Key;
import org.tattle.run.Progress;
import org.tattle.run.Seed;

/**
 * Makes targets and their shadows from blueprints. What was trained before, under the same key, is
 * not trained again; each model is kept as soon as it is finished.
 */
public final class Trainer {
  private final Workers workers;
  private final Cache cache;
  private final Seed root;
  private final boolean seeded;

  /**
   * @param workers who trains
   * @param cache where finished models are kept
   * @param root the seed that all others are split from
   * @param seeded whether the user chose it
   */
  public Trainer(Workers workers, Cache cache, Seed root, boolean seeded) {
    this.workers = workers;
    this.cache = cache;
    this.root = root;
    this.seeded = seeded;
  }

  /** The target of a blueprint. */
  public Target target(Blueprint blueprint, Control control) {
    Dataset data = data(blueprint);
    int[] members = blueprint.split().members();
    Fit fit = fit(blueprint, members.length);
    Seed seed = blueprint.lineage().seed(root).split("target");
    Job job = new Job(fit.network(), fit.recipe(), members, seed.value());
    Trained trained = train(data, List.of(job), "training", control).get(0);
    int[] rows = concat(members, blueprint.split().nonmembers());
    Answers answers =
        new Answers(
            rows,
            data.labels(),
            new Said.Logits(trained.outputs(blueprint.data().features(), rows, control)),
            blueprint.stage(OutputDefense.class));
    return new Target(blueprint, trained, answers, fit.spent());
  }

  /**
   * A copy of a target with one more defense, trained again only if the defense needs that.
   *
   * @throws org.tattle.run.Fault T305 if it does and the target was trained elsewhere
   */
  public Target defend(Target target, Defense defense, Control control) {
    if (target.transcript().isEmpty()) {
      return target(target.blueprint().with(defense), control);
    }
    if (defense instanceof OutputDefense limit) {
      return new Target(target.transcript().get().with(limit));
    }
    throw new Fault(
        "T305",
        null,
        "this defense changes the training, and the target was trained elsewhere",
        "defend its outputs instead, or train it here");
  }

  /** Shadows of a target: the first {@code count}, or as many as were recorded. */
  public List<Shadow> shadows(Target target, int count, Control control) {
    return target.transcript().isPresent()
        ? target.transcript().get().shadows(count)
        : shadows(target.blueprint(), count, control);
  }

  /**
   * The first {@code count} shadows of a blueprint. Shadow {@code i} is the same model however many
   * are asked for.
   */
  public List<Shadow> shadows(Blueprint blueprint, int count, Control control) {
    Dataset data = data(blueprint);
    Seed drawn = root.split("shadow rows", data.digest());
    Seed seed = blueprint.lineage().seed(root).split("shadow");
    List<Job> jobs = new ArrayList<>();
    List<int[]> nonmembers = new ArrayList<>();
    Map<Integer, Fit> fits = new HashMap<>();
    for (int i = 0; i < count; i++) {
      int[] members = blueprint.split().shadow(drawn, i);
      Fit fit = fits.computeIfAbsent(members.length, size -> fit(blueprint, size));
      nonmembers.add(blueprint.split().shadowNonmembers(drawn, i));
      jobs.add(new Job(fit.network(), fit.recipe(), members, seed.split(i).value()));
    }
    List<Trained> trained = train(data, jobs, "shadow models", control);
    List<OutputDefense> limits = blueprint.stage(OutputDefense.class);
    List<Shadow> shadows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      shadows.add(
          new Shadow.Fitted(
              blueprint.data(), jobs.get(i).rows(), nonmembers.get(i), trained.get(i), limits));
    }
    return shadows;
  }

  /** Trains models of the attacker's own, on examples of the attacker's own. Not kept. */
  public List<Trained> train(Examples examples, List<Job> jobs, Control control) {
    return workers.train(examples, jobs, control, (i, model) -> {});
  }

  private Dataset data(Blueprint blueprint) {
    Dataset data = blueprint.data();
    for (DataDefense defense : blueprint.stage(DataDefense.class)) {
      data = defense.apply(data, blueprint.lineage().seed(root).split("data", defense));
    }
    return data;
  }

  private Fit fit(Blueprint blueprint, int rows) {
    Dataset data = blueprint.data();
    Fit fit =
        new Fit(
            blueprint.model().network(data.shape(), data.classes().size()),
            blueprint.training().recipe(),
            rows,
            seeded,
            Optional.empty());
    for (TrainDefense defense : blueprint.stage(TrainDefense.class)) {
      fit = defense.apply(fit);
    }
    return fit;
  }

  /** Trains the jobs that were not trained before; results in job order. */
  private List<Trained> train(Dataset data, List<Job> jobs, String work, Control control) {
    Trained[] trained = new Trained[jobs.size()];
    Key[] keys = new Key[jobs.size()];
    List<Integer> missing = new ArrayList<>();
    for (int i = 0; i < trained.length; i++) {
      keys[i] = Key.of("trained", data.digest(), jobs.get(i));
      trained[i] = cache.get(keys[i]).map(Trained::of).orElse(null);
      if (trained[i] == null) {
        missing.add(i);
      }
    }
    workers.train(
        new Examples(data.features(), data.labels()),
        missing.stream().map(jobs::get).toList(),
        named(work, control),
        (i, model) -> {
          int job = missing.get(i);
          trained[job] = model;
          cache.put(keys[job], model.bytes());
        });
    return Arrays.asList(trained);
  }

  /** Passes progress on under the name that a reader knows the work by. */
  private static Control named(String work, Control control) {
    return new Control() {
      @Override
      public boolean cancelled() {
        return control.cancelled();
      }

      @Override
      public void progress(Progress p) {
        control.progress(new Progress(work, p.done(), p.total(), p.figures()));
      }
    };
  }

  private static int[] concat(int[] first, int[] second) {
    int[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
