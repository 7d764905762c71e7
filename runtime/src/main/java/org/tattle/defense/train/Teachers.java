package org.tattle.defense.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.defense.Course;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Control;
import org.tattle.run.Randomness;

/**
 * Models that are trained first, each on a part of the rows, so that the model that is given out
 * can be trained on what they say of rows they were not trained on.
 *
 * @param models how many there are
 * @param without how many of them each row is kept from
 * @param secure whether nobody can compute who is kept from which row; else it follows from the
 *     seed of the training
 */
public record Teachers(int models, int without, boolean secure) implements Course {

  @Override
  public int besides() {
    return models;
  }

  @Override
  public double work() {
    return (double) models - without;
  }

  @Override
  public Trained train(
      Job job, Randomness random, Examples examples, Workers workers, Control control) {
    int[][] kept = keptFrom(job.rows().length, random.split("rows"));
    Examples lessons =
        new Distillation(kept, taught(kept), examples, workers, control).of(job, random);
    return workers.train(lessons, List.of(job), control, (i, model) -> {}).get(0);
  }

  /**
   * Who is kept from which rows: for each row, {@code without} different models, at random and as
   * evenly as {@code rows} allows.
   *
   * @return {@code [rows, without]}, models ascending
   */
  public int[][] keptFrom(int rows, UniformRandomProvider random) {
    int[] order = new int[models];
    Arrays.setAll(order, i -> i);
    int[][] kept = new int[rows][without];
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < without; k++) {
        int other = k + random.nextInt(models - k);
        int model = order[other];
        order[other] = order[k];
        order[k] = model;
        kept[i][k] = model;
      }
      Arrays.sort(kept[i]);
    }
    return kept;
  }

  /** The rows that each model is trained on, as their order in {@code kept}. */
  public List<int[]> taught(int[][] kept) {
    List<int[]> taught = new ArrayList<>();
    for (int model = 0; model < models; model++) {
      int[] rows = new int[kept.length];
      int count = 0;
      for (int i = 0; i < kept.length; i++) {
        if (Arrays.binarySearch(kept[i], model) < 0) {
          rows[count++] = i;
        }
      }
      taught.add(Arrays.copyOf(rows, count));
    }
    return taught;
  }
}
