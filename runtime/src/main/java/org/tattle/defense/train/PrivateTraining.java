package org.tattle.defense.train;

import java.util.Optional;
import org.tattle.component.Schema;
import org.tattle.defense.Fit;
import org.tattle.defense.OwnWay;
import org.tattle.defense.TrainDefense;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.PrivacyFaults;

/**
 * A training whose steps are private: nothing else may look at the rows, as its accounting does not
 * cover that.
 */
public interface PrivateTraining extends OwnWay {

  @Override
  default boolean draws() {
    return true;
  }

  @Override
  default boolean charged() {
    return true;
  }

  @Override
  default Optional<Fault> conflict(TrainDefense before) {
    return before instanceof PrivateTraining
        ? Optional.of(
            Fault.of(
                PrivacyFaults.DEFENDED_ALREADY,
                Schema.of(before.getClass().asSubclass(Record.class)).name()))
        : before.conflict(this);
  }

  /**
   * Refuses a training that looks at its rows in other ways.
   *
   * @throws Fault D403 or D404
   */
  default void demandAlone(Fit fit) {
    TrainingPlan training = fit.plan();
    if (training.privacy().isPresent()) {
      String own = Schema.of(getClass().asSubclass(Record.class)).name();
      throw Fault.of(PrivacyFaults.DEFENDED_ALREADY, own);
    }
    if (training.patience().isPresent()) {
      throw stopsOnPrivateRows();
    }
    if (fit.course().isPresent()) {
      throw Fault.of(PrivacyFaults.MANY_MODELS_A_ROW);
    }
    if (training.adversary().isPresent()) {
      throw deceivesOnPrivateRows();
    }
  }

  /** Early stopping looks at private rows in a way that the accounting does not cover. */
  static Fault stopsOnPrivateRows() {
    return Fault.of(PrivacyFaults.STOPS_BY_PRIVATE_ROWS);
  }

  /** So does the network that an adversary trains on them. */
  static Fault deceivesOnPrivateRows() {
    return Fault.of(PrivacyFaults.TRAINS_ON_PRIVATE_ROWS);
  }
}
