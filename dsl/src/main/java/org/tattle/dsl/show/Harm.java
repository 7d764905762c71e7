package org.tattle.dsl.show;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tattle.attack.Membership;
import org.tattle.measure.Estimate;

/**
 * What a membership attack does to the people in the training data, at the false alarms that are
 * quoted. Whoever sums up an audit asks here which attack is the strongest and whether any works,
 * so that words, tables and verdicts say the same.
 *
 * @param attack its name, as in {@code target.mia}
 * @param found what it found
 * @param control its AUC on rows never trained on, where there is nothing to find, if it was tried
 */
record Harm(String attack, Membership found, Optional<Estimate> control) {
  /** False accusations that an attacker puts up with: ten in a thousand. */
  static final double FPR = 0.01;

  /**
   * The worse the larger: by the share of members that are pointed out at the quoted rate, since an
   * attack that is sure of a few harms these whatever its AUC; where there are too few rows to
   * tell, by the lower end of the AUC.
   */
  private static final Comparator<Harm> WORSE =
      Comparator.comparing(Harm::resolved)
          .thenComparing(harm -> harm.resolved() ? harm.caught().value() : 0)
          .thenComparing(harm -> harm.found.auc().lower());

  /** The membership attacks on a target, in the order in which they ran. */
  static List<Harm> all(Audited audited) {
    return audited.results().entrySet().stream()
        .filter(entry -> entry.getValue() instanceof Membership)
        .map(
            entry ->
                new Harm(
                    entry.getKey(),
                    (Membership) entry.getValue(),
                    Optional.ofNullable(audited.nulls().get(entry.getKey()))))
        .toList();
  }

  /** The attack that harms most; one that works before one that does not. */
  static Optional<Harm> strongest(List<Harm> all) {
    return all.stream().max(Comparator.comparing(Harm::works).thenComparing(WORSE));
  }

  /** Whether there are rows enough for the quoted rate. */
  boolean resolved() {
    return found.roc().resolvable(FPR);
  }

  /** The share of members that it points out at the quoted rate. */
  Estimate caught() {
    return found.roc().tprAt(FPR);
  }

  /** Whether it tells members from others better than guessing does. */
  boolean works() {
    return found.auc().lower() > 0.5 || (resolved() && caught().lower() > FPR);
  }

  /** Whether it ranks members below the others: turned round it would work. */
  boolean reversed() {
    return found.roc().backwards();
  }

  /** Whether it finds something where there is nothing to find. */
  boolean controlFailed() {
    return control.filter(Audited::failed).isPresent();
  }
}
