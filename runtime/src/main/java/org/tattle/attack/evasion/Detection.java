package org.tattle.attack.evasion;

import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.defense.Detector;
import org.tattle.measure.Roc;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.subject.Target;

/**
 * How well a target's detector tells changed rows from rows as they are: of those that were changed
 * the ones count that would mislead the weights if nobody refused them.
 */
final class Detection {
  private Detection() {}

  /** Over all limits; nothing if nobody looks, or no change would mislead. */
  static Optional<Roc> of(Attempt attempt, float[] changed) {
    Target target = attempt.target;
    if (target.alarm().isEmpty()) {
      return Optional.empty();
    }
    Detector detector = target.alarm().get().detector();
    INDArray seen = seen(attempt, changed);
    LogitMatrix said = target.trained().outputs(seen, attempt.control());
    int[] misled =
        IntStream.of(attempt.attacked())
            .filter(i -> said.predicted(i) != attempt.labels[i])
            .toArray();
    if (misled.length == 0) {
      return Optional.empty();
    }
    double[] after = detector.scores(seen.data().asFloat(), attempt.control());
    double[] before =
        detector.scores(seen(attempt, attempt.values).data().asFloat(), attempt.control());
    double[] scores = new double[misled.length + before.length];
    boolean[] changedRow = new boolean[scores.length];
    for (int k = 0; k < misled.length; k++) {
      scores[k] = after[misled[k]];
      changedRow[k] = true;
    }
    System.arraycopy(before, 0, scores, misled.length, before.length);
    return Optional.of(Roc.of(scores, changedRow));
  }

  private static INDArray seen(Attempt attempt, float[] rows) {
    INDArray all =
        Nd4j.createFromArray(rows).reshape(rows.length / attempt.width(), attempt.width());
    return attempt.target.seen(all).dup('c');
  }
}
