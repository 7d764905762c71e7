package org.tattle.dsl.check.task;

import java.util.Collection;
import java.util.List;
import org.tattle.attack.Attack;
import org.tattle.claim.Claim;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.source.Span;
import org.tattle.privacy.account.Guarantee;

/**
 * Checks that a target keeps a guarantee.
 *
 * @param audit how the training is attacked, to bound epsilon from below
 */
public record ClaimTask(
    Span at, String target, Bound<Promise> promise, Bound<Attack<?>> audit, List<String> implicit)
    implements Task {
  /** What it checks, and how. */
  public Claim claim() {
    Promise claimed = promise.component();
    return Claim.by(new Guarantee(claimed.eps(), claimed.delta()), audit.component());
  }

  @Override
  public List<Bound<?>> components() {
    return List.of(promise, audit);
  }

  @Override
  public Collection<String> reads() {
    return List.of(target);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
