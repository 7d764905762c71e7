package org.tattle.defense;

import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/** A way to a model that takes other trainings besides its own. These models are not kept. */
public interface Course {

  /** How many models are trained besides: on average, where that is drawn. */
  int besides();

  /** How much work they are, in trainings on as many rows as the model's own. */
  double work();

  /**
   * Whether nobody must be able to compute what it draws; else that follows from the job's seed.
   */
  boolean secure();

  /** Whether what it draws has to be known again: then it is kept, as a key, beside the model. */
  default boolean recalled() {
    return false;
  }

  /** What the draws of a training are for: the same ones for the same training. */
  static Seed purpose(Job job) {
    return new Seed(job.seed()).split("teachers");
  }

  /**
   * Makes the model.
   *
   * @param job how it is trained
   * @param random for all that it draws
   * @param examples on rows of these
   */
  Trained train(Job job, Randomness random, Examples examples, Workers workers, Control control);
}
