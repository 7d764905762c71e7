package org.tattle.attack.evasion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tattle.measure.Roc;
import org.tattle.run.MessageText;
import org.tattle.run.Warning;
import org.tattle.run.catalogue.AttackFaults;

/**
 * What an attacker finds who does not know what is done to inputs before the weights see them. It
 * is less, and no measure of robustness (Athalye, Carlini and Wagner 2018): it stands beside.
 */
final class Unaware {
  private Unaware() {}

  /** What is to be said of two attacks' changes of the same rows. */
  static List<String> notes(Attempt attempt, float[] knowing, float[] unaware) {
    List<String> notes = new ArrayList<>();
    notes.add(
        MessageText.of(
            "this attacker reckons with what is done to inputs, and leaves %,d of %,d rows right;"
                + " one who does not know of it leaves %,d, which is no measure of robustness.",
            left(attempt, knowing), attempt.rows.length, left(attempt, unaware)));
    Optional<Roc> one = Detection.of(attempt, knowing);
    Optional<Roc> other = Detection.of(attempt, unaware);
    if (one.isPresent() && other.isPresent()) {
      notes.add(
          MessageText.of(
              "what this attacker made is told from rows as they are with an AUC of %.2f, what the"
                  + " other made with %.2f.",
              one.get().auc().value(), other.get().auc().value()));
    }
    return notes;
  }

  /** What is to be said of an attack that does not reckon with it. */
  static List<Warning> warnings(boolean adaptive, boolean changed) {
    return adaptive || !changed
        ? List.of()
        : List.of(Warning.of(AttackFaults.UNAWARE).at("adaptive"));
  }

  private static int left(Attempt attempt, float[] points) {
    int[] said = attempt.said(points);
    int left = 0;
    for (int i : attempt.attacked()) {
      left += said[i] < 0 || said[i] == attempt.labels[i] ? 1 : 0;
    }
    return left;
  }
}
