package org.tattle.nn.network;

import java.util.Optional;

/**
 * How a gradient moves the weights.
 *
 * @param kind the update rule
 * @param lr learning rate at the start
 * @param schedule how the learning rate goes on from there
 * @param momentum share of the last update kept (SGD only)
 * @param weightDecay weight decay: added to the gradient for SGD and Adam, decoupled for AdamW
 * @param average share of the steps, at the end, the mean of whose weights is the model (Polyak and
 *     Juditsky 1992); 0 for the weights after the last step
 * @param clip the largest norm of a step's mean gradient (Pascanu et al. 2013); any if empty. Of
 *     private training, whose rows are clipped one by one, it says nothing
 */
public record Optimizer(
    Kind kind,
    double lr,
    Schedule schedule,
    double momentum,
    double weightDecay,
    double average,
    Optional<Double> clip) {

  /** One whose last weights are the model, and whose gradients are as long as they are. */
  public Optimizer(Kind kind, double lr, Schedule schedule, double momentum, double weightDecay) {
    this(kind, lr, schedule, momentum, weightDecay, 0, Optional.empty());
  }

  /** Update rules. */
  public enum Kind {
    SGD,
    ADAM,
    ADAMW
  }

  /** Learning rates over time. */
  public enum Schedule {
    CONSTANT,
    /** Half a cosine down to zero. */
    COSINE,
    /** A straight line down to zero. */
    LINEAR,
    /** Divided by ten after half and after three quarters of the steps. */
    STEP
  }

  /** Stochastic gradient descent with a constant rate, and nothing else. */
  public static Optimizer sgd(double lr) {
    return new Optimizer(Kind.SGD, lr, Schedule.CONSTANT, 0, 0);
  }

  /** Adam with a constant rate, and nothing else. */
  public static Optimizer adam(double lr) {
    return new Optimizer(Kind.ADAM, lr, Schedule.CONSTANT, 0, 0);
  }

  /** Whether it writes nothing down between steps: SGD without momentum. */
  public boolean plain() {
    return kind == Kind.SGD && momentum == 0;
  }

  /** The learning rate of a step, counted from 0, of so many. */
  public double lr(long step, long steps) {
    double done = (double) step / steps;
    return lr
        * switch (schedule) {
          case CONSTANT -> 1;
          case COSINE -> 0.5 * (1 + Math.cos(Math.PI * done));
          case LINEAR -> 1 - done;
          case STEP -> done < 0.5 ? 1 : done < 0.75 ? 0.1 : 0.01;
        };
  }

  /** The same on another schedule. */
  public Optimizer with(Schedule other) {
    return new Optimizer(kind, lr, other, momentum, weightDecay, average, clip);
  }

  /** The same at another learning rate. */
  public Optimizer withLr(double rate) {
    return new Optimizer(kind, rate, schedule, momentum, weightDecay, average, clip);
  }

  /** The same with this share of the last update kept. */
  public Optimizer withMomentum(double share) {
    return new Optimizer(kind, lr, schedule, share, weightDecay, average, clip);
  }

  /** The same with this weight decay. */
  public Optimizer withWeightDecay(double decay) {
    return new Optimizer(kind, lr, schedule, momentum, decay, average, clip);
  }

  /** The same by another update rule, which keeps this share of the last update if it can. */
  public Optimizer with(Kind other, double share) {
    double kept = other == Kind.SGD ? share : 0;
    return new Optimizer(other, lr, schedule, kept, weightDecay, average, clip);
  }

  /** The same whose model is the mean of the weights over this share of the steps. */
  public Optimizer averaging(double share) {
    return new Optimizer(kind, lr, schedule, momentum, weightDecay, share, clip);
  }

  /** The same whose gradients are kept to a norm. */
  public Optimizer clipping(double norm) {
    return new Optimizer(kind, lr, schedule, momentum, weightDecay, average, Optional.of(norm));
  }
}
