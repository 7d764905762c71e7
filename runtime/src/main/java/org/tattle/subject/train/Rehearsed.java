package org.tattle.subject.train;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.defense.Rehearsal;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Trained;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;
import org.tattle.subject.answer.Answers;
import org.tattle.subject.answer.Shadow;

/**
 * The defender's rehearsal: a shadow model of its own, on rows that are drawn as an attacker would
 * draw them, with another seed. Of a target that was trained elsewhere it is the first of the
 * shadows that were recorded.
 */
public final class Rehearsed implements Rehearsal {
  private final Trainer trainer;
  private final Control control;
  private final Seed seed;
  private final Supplier<Shadow> shadow;

  /**
   * @param seed of what the defender draws and trains
   * @param shadow the model to practise on, which is trained when it is asked for
   */
  public Rehearsed(Trainer trainer, Seed seed, Supplier<Shadow> shadow, Control control) {
    this.trainer = trainer;
    this.control = control;
    this.seed = seed;
    this.shadow = shadow;
  }

  @Override
  public double[][] in() {
    Shadow made = shadow.get();
    return probabilities(made, made.members());
  }

  @Override
  public double[][] out() {
    Shadow made = shadow.get();
    return probabilities(made, made.nonmembers());
  }

  private double[][] probabilities(Shadow made, int[] rows) {
    Answers answers = made.answers(rows, control);
    return IntStream.range(0, rows.length)
        .mapToObj(answers::probabilities)
        .toArray(double[][]::new);
  }

  @Override
  public Trained train(Network network, TrainingPlan plan, INDArray features, int[] labels) {
    int[] rows = IntStream.range(0, labels.length).toArray();
    Job job = new Job(network, plan, rows, seed.split("own").value());
    return trainer.lessons().classifiers(features, labels, List.of(job), control).get(0);
  }

  @Override
  public Randomness random() {
    return trainer.draws().kept(seed.split("answers"));
  }
}
