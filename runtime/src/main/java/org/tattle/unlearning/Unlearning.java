package org.tattle.unlearning;

import java.util.List;
import java.util.Optional;
import org.tattle.defense.Defense;
import org.tattle.model.Model;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Control;
import org.tattle.run.Fault;

/**
 * Makes a model forget rows that it was trained on: a component of {@code unlearn}. It either
 * trains as if the rows had never been there, or goes on from the weights that know them.
 */
public interface Unlearning {

  /** Whether it trains as if the rows had never been there; then it is no {@link Relearning}. */
  default boolean anew() {
    return false;
  }

  /** What keeps a model that was made so from forgetting in this way. */
  Optional<Fault> unfit(Model model, List<Defense> defenses);

  /** One that goes on from the weights that know the rows. */
  interface Relearning extends Unlearning {

    /** What it trains, so that a plan can tell: a job of its size. */
    Job effort(Remainder left);

    /**
     * The model without the rows, as far as that goes.
     *
     * @param from the model that knows them, not written to
     */
    Trained forget(Trained from, Remainder left, Workers workers, Control control);

    /** What is promised of what it makes of this model, a sentence without a full stop. */
    default String promise(Trained from, Remainder left, Control control) {
      return promise();
    }

    /** Rows that it trains on again, each counted once for every epoch of a whole training. */
    double retrained(Remainder left);
  }

  /** What is promised of the result, a sentence without a full stop. */
  String promise();
}
