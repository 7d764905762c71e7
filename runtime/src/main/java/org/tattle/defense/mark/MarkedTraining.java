package org.tattle.defense.mark;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.nn.network.Network;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Control;
import org.tattle.run.Randomness;

/**
 * A training on rows and on triggers among them.
 *
 * @param triggers how many
 * @param secure whether nobody can compute them; else they follow from the seed of the training
 */
public record MarkedTraining(int triggers, boolean secure) implements Marked {
  /** The share of what it learns that is triggers, at least, so that few epochs teach them too. */
  private static final double SHARE = 0.02;

  @Override
  public Triggers drawn(Network network, UniformRandomProvider random) {
    return Triggers.of(triggers, network, random);
  }

  @Override
  public Trained train(
      Job job, Randomness random, Examples examples, Workers workers, Control control) {
    Triggers drawn = drawn(job.network(), random);
    int[] own = IntStream.of(job.rows()).map(row -> examples.labels()[row]).toArray();
    Examples both = among(drawn, examples.features().getRows(job.rows()), own);
    int[] all = IntStream.range(0, both.labels().length).toArray();
    Job marked = new Job(job.network(), job.plan(), all, job.seed());
    return workers.train(both, List.of(marked), control, (i, model) -> {}).get(0);
  }

  /** Some rows with these triggers behind them, so often that they are a share of all. */
  public static Examples among(Triggers drawn, INDArray rows, int[] labels) {
    int often = Math.max(1, (int) Math.ceil(SHARE * labels.length / drawn.size()));
    return new Examples(drawn.behind(rows, often), drawn.labelsBehind(labels, often));
  }
}
