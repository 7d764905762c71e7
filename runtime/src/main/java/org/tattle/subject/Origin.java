package org.tattle.subject;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tattle.data.recorded.Recorded;
import org.tattle.defense.sieve.Sifted;
import org.tattle.model.Access;
import org.tattle.privacy.account.Spent;
import org.tattle.run.Control;
import org.tattle.subject.answer.Shadow;
import org.tattle.subject.train.Trainer;

/**
 * Where a target comes from, as far as that is known.
 *
 * @param spent the differential privacy that its training spent, if it gives any
 * @param seeded whether its defenses draw from a seed that was set
 * @param shadows models like it that came with it, before its defenses
 * @param recorded what was read of it, if it was trained elsewhere
 * @param like how models like it are made, if somebody says so of one that was trained elsewhere
 * @param sifted what its sieves made of the rows that it was to be trained on
 * @param forgot what it was made to forget last, if it was
 */
record Origin(
    Optional<Spent> spent,
    boolean seeded,
    List<Shadow> shadows,
    Optional<Recorded> recorded,
    Optional<ModelRecipe<?>> like,
    List<Sifted> sifted,
    Optional<Forgot> forgot) {
  Origin {
    shadows = List.copyOf(shadows);
    sifted = List.copyOf(sifted);
  }

  /** One that was trained here. */
  static Origin trained(Optional<Spent> spent, boolean seeded, List<Sifted> sifted) {
    return new Origin(
        spent, seeded, List.of(), Optional.empty(), Optional.empty(), sifted, Optional.empty());
  }

  /** The same, that was made to forget. */
  Origin forgetting(Optional<Forgot> last) {
    return new Origin(spent, seeded, shadows, recorded, like, sifted, last);
  }

  /** One that nobody here knows how to make again. */
  static Origin unknown(List<Shadow> shadows, Optional<Recorded> recorded) {
    return new Origin(
        Optional.empty(), false, shadows, recorded, Optional.empty(), List.of(), Optional.empty());
  }

  /** One that nobody here knows how to make again, but maybe what is like it. */
  static Origin elsewhere(Optional<ModelRecipe<?>> like) {
    return new Origin(
        Optional.empty(), false, List.of(), Optional.empty(), like, List.of(), Optional.empty());
  }

  /** The same where defenses draw from a seed that was set, or do not. */
  Origin drawing(boolean set) {
    return new Origin(spent, set, shadows, recorded, like, sifted, forgot);
  }

  /** What can be done with one that was trained elsewhere, besides asking it. */
  Set<Access> allows() {
    return shadows.isEmpty() && like.isEmpty() ? Set.of() : Set.of(Access.SHADOWS);
  }

  /**
   * The first {@code count} models like one that was trained elsewhere, before its defenses: made
   * as somebody said, or those that came with it, which may be fewer.
   */
  List<Shadow> shadows(int count, Trainer trainer, Control control) {
    return like.map(how -> how.shadows(count, trainer, control))
        .orElseGet(() -> shadows.stream().limit(count).toList());
  }
}
