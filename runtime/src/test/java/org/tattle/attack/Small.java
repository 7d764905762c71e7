package org.tattle.attack;

import java.util.List;
import java.util.Map;
import org.tattle.component.Schema;
import org.tattle.data.DataSource;
import org.tattle.data.Dataset;
import org.tattle.data.MemberSampling;
import org.tattle.data.Split;
import org.tattle.defense.Defense;
import org.tattle.model.Mlp;
import org.tattle.model.Model;
import org.tattle.model.Training;
import org.tattle.nn.network.Layer;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.Blueprint;
import org.tattle.subject.Target;
import org.tattle.subject.train.Trainer;

/** A target on few rows, trained until it knows them by heart, and all that attacks it need. */
public final class Small implements AutoCloseable {
  public static final Seed SEED = new Seed(5);

  private final Workers workers = new LocalWorkers(2);
  public final Trainer trainer;
  public final Blueprint blueprint;
  private final Seed seed;

  public Small(
      DataSource source, int rows, Split.Adversary adversary, Model model, int epochs, Seed seed) {
    this.seed = seed;
    trainer = new Trainer(workers, Cache.memory(), seed, true);
    MemberSampling sampling = new MemberSampling(rows, adversary, 0, 0);
    Dataset data = sampling.draw(source.load(Control.NONE), seed);
    Training training =
        (Training) Schema.of(Training.class).build(Map.of("epochs", epochs, "lr", 0.003));
    blueprint =
        new Blueprint(data, sampling.split(data, seed.split("split")), model, training, List.of());
  }

  public Small(DataSource source, int rows) {
    this(
        source, rows, Split.Adversary.HALVES, new Mlp(List.of(64), Layer.Function.RELU), 150, SEED);
  }

  public Target target(Defense... defenses) {
    Blueprint defended = blueprint;
    for (Defense defense : defenses) {
      defended = defended.with(defense);
    }
    return defended.make(trainer, Control.NONE);
  }

  public Context context() {
    return new Context(trainer, seed.split("attack"), Control.NONE);
  }

  @Override
  public void close() {
    workers.close();
  }
}
