package org.tattle.defense.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Control;
import org.tattle.run.Randomness;

/**
 * What a model is trained on instead of labels: for each of its rows, the mean of what those
 * teachers say that were kept from it.
 */
final class Distillation {
  private final int[][] kept;
  private final List<int[]> taught;
  private final Examples plain;
  private final Workers workers;
  private final Control control;

  /**
   * @param kept which teachers are kept from each row of a job
   * @param taught the rows that each teacher is trained on, as their order in it
   */
  Distillation(int[][] kept, List<int[]> taught, Examples plain, Workers workers, Control control) {
    this.kept = kept;
    this.taught = taught;
    this.plain = plain;
    this.workers = workers;
    this.control = control;
  }

  /** Trains the teachers of a job, with its own network and plan, and asks them. */
  Examples of(Job job, Randomness random) {
    List<Job> jobs = new ArrayList<>();
    for (int model = 0; model < taught.size(); model++) {
      int[] rows = Arrays.stream(taught.get(model)).map(i -> job.rows()[i]).toArray();
      jobs.add(new Job(job.network(), job.plan(), rows, random.split(model).nextLong()));
    }
    List<Trained> trained = workers.train(plain, jobs, control, (i, model) -> {});
    int[] labels = plain.labels();
    int classes = job.network().classes();
    float[] said = new float[Math.multiplyExact(labels.length, classes)];
    for (int row = 0; row < labels.length; row++) {
      said[row * classes + labels[row]] = 1;
    }
    for (int row : job.rows()) {
      said[row * classes + labels[row]] = 0;
    }
    for (int model = 0; model < trained.size(); model++) {
      int of = model;
      int[] rows =
          IntStream.range(0, kept.length)
              .filter(i -> Arrays.binarySearch(kept[i], of) >= 0)
              .map(i -> job.rows()[i])
              .toArray();
      add(trained.get(model), rows, said);
    }
    INDArray targets = Nd4j.createFromArray(said).reshape(labels.length, classes);
    return new Examples(plain.features(), labels, Optional.of(targets));
  }

  private void add(Trained teacher, int[] rows, float[] said) {
    LogitMatrix outputs = teacher.outputs(plain.features(), rows, control);
    for (int i = 0; i < rows.length; i++) {
      double[] p = outputs.probabilities(i);
      for (int c = 0; c < p.length; c++) {
        said[rows[i] * p.length + c] += (float) (p[c] / kept[0].length);
      }
    }
  }
}
