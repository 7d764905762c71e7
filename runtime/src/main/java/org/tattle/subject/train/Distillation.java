package org.tattle.subject.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.data.Dataset;
import org.tattle.defense.Teachers;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/**
 * What a model is trained on instead of labels: for each of its rows, the mean of what those
 * teachers say that were kept from it.
 */
final class Distillation {
  private final Teachers teachers;
  private final Dataset data;
  private final Workers workers;
  private final Control control;

  Distillation(Teachers teachers, Dataset data, Workers workers, Control control) {
    this.teachers = teachers;
    this.data = data;
    this.workers = workers;
    this.control = control;
  }

  /** Trains the teachers of a job, with its own network and plan, and asks them. */
  Examples of(Job job) {
    Randomness random =
        teachers.secure()
            ? Randomness.secure()
            : Randomness.seeded(new Seed(job.seed()).split("teachers"));
    int[][] kept = teachers.keptFrom(job.rows().length, random.split("rows"));
    List<int[]> taught = teachers.taught(kept);
    List<Job> jobs = new ArrayList<>();
    for (int model = 0; model < taught.size(); model++) {
      int[] rows = Arrays.stream(taught.get(model)).map(i -> job.rows()[i]).toArray();
      jobs.add(new Job(job.network(), job.plan(), rows, random.split(model).nextLong()));
    }
    Examples plain = new Examples(data.features(), data.labels());
    List<Trained> trained = workers.train(plain, jobs, control, (i, model) -> {});
    int classes = data.classes().size();
    float[] said = new float[Math.multiplyExact(data.rows(), classes)];
    for (int row = 0; row < data.rows(); row++) {
      said[row * classes + data.labels()[row]] = 1;
    }
    for (int row : job.rows()) {
      said[row * classes + data.labels()[row]] = 0;
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
    INDArray targets = Nd4j.createFromArray(said).reshape(data.rows(), classes);
    return new Examples(data.features(), data.labels(), Optional.of(targets));
  }

  private void add(Trained teacher, int[] rows, float[] said) {
    LogitMatrix outputs = teacher.outputs(data.features(), rows, control);
    for (int i = 0; i < rows.length; i++) {
      double[] p = outputs.probabilities(i);
      for (int c = 0; c < p.length; c++) {
        said[rows[i] * p.length + c] += (float) (p[c] / teachers.without());
      }
    }
  }
}
