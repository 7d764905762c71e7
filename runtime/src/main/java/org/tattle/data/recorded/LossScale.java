package org.tattle.data.recorded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tattle.run.MessageText;

/**
 * How losses that were recorded become nats, where attacks weigh how likely an answer is: {@code
 * (loss - least) / unit}. Most losses are nats as they are. Those of densities may lie below 0, and
 * those of long texts or of prices in cents so far above it that {@code exp(-loss)} is 0 for all
 * rows alike. One scale for all models keeps the order of all rows.
 *
 * @param least the least loss that there is, or 0
 * @param unit what counts as one nat
 */
public record LossScale(double least, double unit) {
  /** From a middle loss of so many nats on, hardly a probability is left to compare. */
  private static final double FAR = 20;

  /** Of the losses of all models, one a row. */
  static LossScale of(List<double[][]> models) {
    double[] all =
        models.stream().flatMap(Arrays::stream).mapToDouble(row -> row[0]).sorted().toArray();
    double least = Math.min(0, all[0]);
    double middle = all[all.length / 2] - least;
    return new LossScale(least, middle > FAR ? middle : 1);
  }

  /** What to tell of it. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (least < 0) {
      notes.add(
          MessageText.of(
              "losses lie below 0, as those of densities do, and are counted from the least, %s,"
                  + " where attacks weigh them",
              (float) least));
    }
    if (unit != 1) {
      notes.add(
          MessageText.of(
              "losses are large, and are counted in units of the middle one, %s, where attacks"
                  + " weigh them",
              (float) unit));
    }
    return notes;
  }
}
