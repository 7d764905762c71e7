package org.tattle.defense.sieve;

import java.util.Set;
import org.tattle.data.Dataset;
import org.tattle.defense.DataDefense;
import org.tattle.defense.Treatment;
import org.tattle.model.Access;
import org.tattle.run.Control;
import org.tattle.run.Randomness;

/**
 * Looks for rows that somebody slipped into a training, and leaves them out of it. It knows no more
 * than whoever trains does: the rows, the labels that they came with, and what a model makes of
 * them that learned from all of them. Where it draws the line follows from these alone.
 *
 * <p>Each training is sifted by itself: a shadow's rows as the target's. Several sieves look at the
 * same rows, and what one of them finds is left out.
 */
public interface Sieve extends DataDefense {

  /** Nothing becomes of the rows as such. */
  @Override
  default Treatment apply(Dataset data, Randomness random) {
    return Treatment.inPlace(data);
  }

  @Override
  default Set<Access> needs() {
    return Set.of(Access.LABELS);
  }

  /** Whether it looks through a model that learned from the rows. */
  default boolean looks() {
    return true;
  }

  /** What its score of a row is: {@code the share of neighbours of another class}. */
  String measure();

  /**
   * A score and a limit a row.
   *
   * @throws org.tattle.run.Fault if it can make nothing of such rows
   */
  Suspicion look(Suspects suspects, Control control);

  /**
   * How far rows look as if somebody had planted them, in the order of the suspects.
   *
   * @param scores higher for what looks more so; no NaN
   * @param limits rows with a higher score are left out
   */
  record Suspicion(double[] scores, double[] limits) {}
}
