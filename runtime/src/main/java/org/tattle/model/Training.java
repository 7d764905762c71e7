package org.tattle.model;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.TrainingPlan;

/** The parameters of {@code train}: how a model is fitted, apart from its defenses. */
@Component(
    name = "train",
    doc = "Trains a model on the members of a data set and makes it a target.",
    example = "train base with epochs=20 lr=1e-3")
public record Training(
    @Param(doc = "passes over the training rows", min = 1, max = 100_000) int epochs,
    @Param(doc = "rows a step", min = 1, max = 1_000_000) int batch,
    @Param(doc = "learning rate at the start", min = 0, above = true, max = 100) double lr,
    @Param(doc = "update rule") Optimizer.Kind optimizer,
    @Param(doc = "how the learning rate goes on") Optimizer.Schedule schedule,
    @Param(doc = "share of the last update kept (sgd only)", min = 0, max = 0.9999, share = true)
        double momentum,
    @Param(doc = "weight decay", min = 0, max = 10) double weightDecay,
    @Param(doc = "epochs without a lower held-out loss before training stops; 0 never", min = 0)
        int patience,
    @Param(
            doc = "share of the training rows held out for `patience`",
            min = 0.01,
            max = 0.5,
            share = true)
        double holdout) {

  public Training() {
    this(50, 64, 1e-3, Optimizer.Kind.ADAM, Optimizer.Schedule.CONSTANT, 0.9, 0, 0, 0.1);
  }

  /** The same for so many epochs. */
  public Training lasting(int passes) {
    return new Training(
        passes, batch, lr, optimizer, schedule, momentum, weightDecay, patience, holdout);
  }

  /** The plan for the trainer of such a model, before any defense. */
  public TrainingPlan plan(NetworkModel model) {
    Optimizer moved =
        new Optimizer(optimizer, lr, schedule, 0, weightDecay)
            .with(optimizer, momentum)
            .averaging(model.average());
    TrainingPlan plan = new TrainingPlan(epochs, batch, moved);
    return patience == 0 ? plan : plan.with(new TrainingPlan.Patience(patience, holdout));
  }
}
