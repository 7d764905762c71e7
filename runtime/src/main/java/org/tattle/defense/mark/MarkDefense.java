package org.tattle.defense.mark;

import java.util.Optional;
import java.util.Set;
import org.tattle.component.Schema;
import org.tattle.defense.Fit;
import org.tattle.defense.OwnWay;
import org.tattle.defense.TrainDefense;
import org.tattle.model.Access;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.PrivacyFaults;

/** Teaches models a mark that {@code claim ownership} asks for. */
public interface MarkDefense extends OwnWay {

  /** How a model of this training learns it. */
  Marked marking(Fit fit);

  @Override
  default boolean draws() {
    return true;
  }

  @Override
  default Set<Access> needs() {
    return Set.of(Access.LABELS);
  }

  @Override
  default Set<Access> gives() {
    return Set.of(Access.MARK);
  }

  /**
   * @throws Fault D404 after a defense that trains privately or in a way of its own
   */
  @Override
  default Fit apply(Fit fit) {
    if (fit.spent().isPresent() || fit.course().isPresent() || fit.sharding().isPresent()) {
      throw alone("what defends it already");
    }
    return fit.with(marking(fit));
  }

  @Override
  default Optional<Fault> conflict(TrainDefense other) {
    return other instanceof OwnWay
        ? Optional.of(alone("`" + Schema.of(((Record) other).getClass()).name() + "`"))
        : Optional.empty();
  }

  private Fault alone(String other) {
    return Fault.of(
        PrivacyFaults.MARKED_ALONE, Schema.of(((Record) this).getClass()).name(), other);
  }
}
