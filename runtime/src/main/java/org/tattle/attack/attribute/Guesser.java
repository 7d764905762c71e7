package org.tattle.attack.attribute;

import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Context;
import org.tattle.data.Dataset;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.nn.train.Trained;
import org.tattle.run.Seed;

/**
 * A small network that tells the attribute from the rest of a row and its label, learned from rows
 * in which somebody believes to know it. A tenth of these is held out, and training ends when they
 * are told no better, so that few rows are not learned by heart.
 */
final class Guesser {
  private static final int UNITS = 64;
  private static final TrainingPlan PLAN =
      new TrainingPlan(
              100, 64, Optimizer.adam(1e-3).with(Optimizer.Schedule.COSINE).withWeightDecay(1e-3))
          .with(new TrainingPlan.Patience(10, 0.1));

  /** Fewer rows are no lesson: they are told apart by chance. */
  private static final int FEWEST = 10;

  private final Candidates candidates;
  private final Trained model;
  private final int common;

  private Guesser(Candidates candidates, Trained model, int common) {
    this.candidates = candidates;
    this.model = model;
    this.common = common;
  }

  /** Whether it learns from so many rows. */
  static boolean learns(int rows) {
    return rows >= FEWEST;
  }

  /** What it is trained by, from so many rows. */
  static Job job(Dataset data, Candidates candidates, int rows, Seed seed) {
    Network network =
        new Network(
            Shape.flat(data.shape().size() + data.truth().width()),
            List.of(new Layer.Dense(UNITS), new Layer.Activation(Layer.Function.RELU)),
            candidates.count());
    return new Job(network, PLAN, IntStream.range(0, rows).toArray(), seed.value());
  }

  /**
   * Learns what stands in these rows.
   *
   * @param said one candidate a row
   * @param common what is guessed where there are too few to learn from
   */
  static Guesser of(
      Dataset data,
      Candidates candidates,
      int[] rows,
      int[] said,
      int common,
      Seed seed,
      Context context) {
    if (!learns(rows.length)) {
      return new Guesser(candidates, null, common);
    }
    INDArray rest = candidates.without(data, rows);
    Dataset known =
        Dataset.of(
            "known",
            rest,
            Shape.flat(rest.columns()),
            said,
            candidates.names(),
            List.of(),
            List.of());
    float[] hard = new float[rows.length * candidates.count()];
    for (int i = 0; i < rows.length; i++) {
      hard[i * candidates.count() + said[i]] = 1;
    }
    Trained model =
        context
            .trainer()
            .lessons()
            .pupil(
                known,
                Nd4j.createFromArray(hard).reshape(rows.length, candidates.count()),
                job(data, candidates, rows.length, seed),
                context.control());
    return new Guesser(candidates, model, common);
  }

  /** What it guesses of these rows. */
  int[] guess(Dataset data, int[] rows, Context context) {
    if (model == null || rows.length == 0) {
      return IntStream.of(rows).map(row -> common).toArray();
    }
    LogitMatrix outputs = model.outputs(candidates.without(data, rows), context.control());
    return IntStream.range(0, rows.length).map(outputs::predicted).toArray();
  }
}
