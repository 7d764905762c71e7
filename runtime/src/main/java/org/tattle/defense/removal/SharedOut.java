package org.tattle.defense.removal;

import java.util.Optional;
import java.util.Set;
import org.tattle.component.Schema;
import org.tattle.defense.Fit;
import org.tattle.defense.OwnWay;
import org.tattle.defense.Sharding;
import org.tattle.defense.TrainDefense;
import org.tattle.model.Access;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.PrivacyFaults;

/**
 * Trains several models that share the rows out and answer together. Nobody is given the weights of
 * one model, since there are several.
 */
public interface SharedOut extends OwnWay {

  /** How the rows are dealt. */
  Sharding sharding();

  @Override
  default Set<Access> needs() {
    return Set.of(Access.LABELS);
  }

  @Override
  default Set<Access> withholds() {
    return Set.of(Access.GRADIENTS);
  }

  /**
   * @throws Fault D404 after a defense that trains privately or by several models; R502 if there
   *     are more shards than rows
   */
  @Override
  default Fit apply(Fit fit) {
    if (fit.spent().isPresent() || fit.course().isPresent() || fit.sharding().isPresent()) {
      throw alone("what defends it already");
    }
    if (fit.rows() < sharding().shards()) {
      throw Fault.of(
              PrivacyFaults.MORE_SHARDS_THAN_ROWS, sharding().shards(), fit.rows(), fit.units())
          .at("shards");
    }
    return fit.with(sharding());
  }

  @Override
  default Optional<Fault> conflict(TrainDefense other) {
    return other instanceof OwnWay ? Optional.of(alone(quoted(other))) : Optional.empty();
  }

  /** Why it does not go with something else. */
  default Fault alone(String other) {
    return Fault.of(PrivacyFaults.SHARDED_ALONE, quoted(this), other);
  }

  private static String quoted(Object defense) {
    return "`" + Schema.of(((Record) defense).getClass()).name() + "`";
  }
}
