package org.tattle.claim;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tattle.attack.Context;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.PrivateSteps.Phase;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Trained;
import org.tattle.run.Seed;
import org.tattle.subject.Target;
import org.tattle.subject.train.Order;
import org.tattle.subject.train.ProbeOrder;

/**
 * Small trainings, arranged so that one thing shows. They are given to whoever trained the target,
 * and are like its own in all that a probe does not arrange: coins and noise come from the secure
 * source if the target's do, and then all have one seed, as that must not matter.
 */
final class Bench {

  /** A rate at which nobody ever joins a batch. */
  static final double NEVER = 1e-12;

  /** Next to no momentum: the gradient takes the path that all but plain descent take. */
  private static final double APART = 1e-9;

  private final Context context;
  private final TrainingPlan plan;
  private final PrivateSteps privacy;
  private final Seed seed;

  Bench(Target target, PrivateSteps privacy, Context context) {
    this(target.job().orElseThrow().plan(), privacy, context);
  }

  /**
   * @param plan how the target is trained
   */
  Bench(TrainingPlan plan, PrivateSteps privacy, Context context) {
    this.context = context;
    this.privacy = privacy;
    this.plan = plan;
    seed = context.seed().split("probe");
  }

  /** What the target's training says it does. */
  PrivateSteps privacy() {
    return privacy;
  }

  /** A network without what is drawn anew in each pass, which no probe could tell from noise. */
  static Network steady(Network network) {
    List<Layer> layers =
        network.hidden().stream().filter(layer -> !(layer instanceof Layer.Dropout)).toList();
    return new Network(network.input(), layers, network.classes());
  }

  /** A private training of some phases by plain steps, as secure as the target's. */
  TrainingPlan steps(double rate, double clip, List<Phase> phases, double lr) {
    return steps(new PrivateSteps(rate, clip, phases, Optional.empty(), privacy.secure()), lr);
  }

  /** A private training by plain steps. */
  TrainingPlan steps(PrivateSteps made, double lr) {
    return new TrainingPlan(
            1, 1, Optimizer.sgd(lr).withMomentum(plan.optimizer().plain() ? 0 : APART))
        .with(made);
  }

  /** A step in which nothing happens, and next to nothing where rows join that should not. */
  TrainingPlan idle() {
    return steps(NEVER, NEVER, List.of(new Phase(0, 1)), NEVER);
  }

  /** The seed of a probe's training: one for all, if the seed must not matter. */
  long seed(int index) {
    return (privacy.secure() ? seed : seed.split(index)).value();
  }

  /** How many deviations noise reaches; empty if nobody can look. */
  OptionalDouble reach() {
    return context.trainer().reach();
  }

  /** A training like that in which nothing happens. */
  Job resting(Job job) {
    return new Job(job.network(), idle(), job.rows(), job.seed());
  }

  List<Trained> lot(ProbeOrder order, int lot) {
    return context.trainer().lot(order, lot, context.control());
  }

  /** A training that is done as gradients decide. */
  Trained led(Object about, Examples examples, Job job) {
    return context.trainer().lessons().led(about, examples, job, context.control());
  }

  /** So many trainings that are done as gradients decide, for a plan. */
  Order leading(String kind, Job job, int count) {
    return context.trainer().lessons().planned(kind, job, count);
  }
}
