package org.tattle.defense.aggregation;

import java.util.List;
import java.util.Optional;
import org.tattle.component.Schema;
import org.tattle.defense.AggregationDefense;
import org.tattle.defense.Crowd;
import org.tattle.defense.Defense;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.Spent;
import org.tattle.privacy.account.Steps;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.PrivacyFaults;

/** A defense that hides what one client has, and says what that costs. */
public interface ClientPrivacy extends AggregationDefense {

  /**
   * The multiplier of the least noise with which all rounds stay within the budget.
   *
   * @param masks what keeps single updates from the server, where anything does
   */
  double noise(Crowd crowd, Optional<SecAgg> masks);

  /** What all rounds spend of whoever takes part in most of them, with that noise. */
  Spent spent(Crowd crowd, double noise, Optional<SecAgg> masks);

  /** Whether each client is asked by a coin of its own, which nobody else sees. */
  default boolean coins(Optional<SecAgg> masks) {
    return false;
  }

  /** The ε of a client that is known to have taken part in so many rounds. */
  default double known(int rounds, Crowd crowd, double noise, Optional<SecAgg> masks) {
    List<Steps> steps = List.of(new Steps(1, noise, rounds));
    double delta = spent(crowd, noise, masks).delta();
    return rounds == 0 ? 0 : Composition.spent(Accounting.PRV, steps, delta).epsilon();
  }

  @Override
  default boolean hides() {
    return true;
  }

  @Override
  default Place place() {
    return Place.CLIENTS;
  }

  @Override
  default boolean draws() {
    return true;
  }

  @Override
  default boolean charged() {
    return true;
  }

  @Override
  default Optional<Fault> conflict(Defense before) {
    return before instanceof ClientPrivacy
        ? Optional.of(
            Fault.of(
                PrivacyFaults.DEFENDED_ALREADY,
                Schema.of(before.getClass().asSubclass(Record.class)).name()))
        : AggregationDefense.super.conflict(before);
  }
}
