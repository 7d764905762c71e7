package org.tattle.dsl.check.task;

import java.util.Collection;
import java.util.List;
import org.tattle.claim.PairClaim;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.source.Span;
import org.tattle.run.Key;
import org.tattle.run.Seed;

/**
 * Checks a promise about one target and another.
 *
 * @param target what it is about
 * @param of what that came from
 */
public record PairClaimTask(
    Span at, String target, String of, Bound<PairClaim> claim, List<String> implicit)
    implements Task {

  /** The seed of checking it on targets of these keys, under a root seed. */
  public Seed seed(Key first, Key second, Seed root) {
    return Key.of("claim", first, second, (Record) claim.component()).seed(root);
  }

  @Override
  public List<Bound<?>> components() {
    return List.of(claim);
  }

  @Override
  public Collection<String> reads() {
    return List.of(target, of);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
