package org.tattle.defense.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.ArraySampler;
import org.tattle.defense.Course;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.privacy.account.Steps;
import org.tattle.privacy.noise.GaussianNoisyMax;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Randomness;
import org.tattle.run.catalogue.FaultCode;

/**
 * A student that learns from the noisy votes of teachers, see {@link Pate}. Who teaches with which
 * row is drawn for each row by itself, so that one row more changes nothing for the others. A
 * teacher whose training comes to nothing votes for the first class.
 *
 * @param sigma the deviation of the noise on a class's votes
 * @param open the public rows; not written to
 * @param secure whether nobody can compute what is drawn
 */
record Votes(int teachers, int queries, double sigma, int[] open, boolean secure)
    implements Course {

  /** Votes as steps: a vote that moves changes two counts by one, and so their norm by √2. */
  static List<Steps> steps(double multiplier, int queries) {
    return List.of(new Steps(1, multiplier, queries));
  }

  @Override
  public int besides() {
    return teachers;
  }

  @Override
  public double work() {
    return 1;
  }

  @Override
  public Trained train(
      Job job, Randomness random, Examples examples, Workers workers, Control control) {
    int[] asked = open.clone();
    ArraySampler.shuffle(random.split("queries"), asked);
    asked = Arrays.copyOf(asked, queries);
    long[][] votes = new long[queries][job.network().classes()];
    Randomness seeds = random.split("seeds");
    for (int[] rows : shares(job.rows(), random.split("rows"))) {
      int[] said = said(job, rows, seeds.nextLong(), asked, examples, workers, control);
      for (int i = 0; i < queries; i++) {
        votes[i][said[i]]++;
      }
    }
    GaussianNoisyMax winner = new GaussianNoisyMax(sigma);
    Randomness noise = random.split("votes");
    int[] labels = examples.labels().clone();
    for (int i = 0; i < queries; i++) {
      labels[asked[i]] = winner.label(votes[i], noise);
    }
    Examples lessons = new Examples(examples.features(), labels, Optional.empty());
    Job student = new Job(job.network(), job.plan(), asked, job.seed());
    return workers.train(lessons, List.of(student), control, (i, model) -> {}).get(0);
  }

  /** The rows of each teacher. */
  private List<int[]> shares(int[] rows, Randomness random) {
    int[] teacher = new int[rows.length];
    Arrays.setAll(teacher, i -> random.nextInt(teachers));
    List<int[]> shares = new ArrayList<>();
    for (int t = 0; t < teachers; t++) {
      int of = t;
      shares.add(
          IntStream.range(0, rows.length)
              .filter(i -> teacher[i] == of)
              .map(i -> rows[i])
              .toArray());
    }
    return shares;
  }

  /** What a teacher says of each row. */
  private static int[] said(
      Job job,
      int[] rows,
      long seed,
      int[] asked,
      Examples examples,
      Workers workers,
      Control control) {
    int[] said = new int[asked.length];
    if (rows.length == 0) {
      return said;
    }
    try {
      Job one = new Job(job.network(), job.plan(), rows, seed);
      Trained teacher = workers.train(examples, List.of(one), control, (i, model) -> {}).get(0);
      LogitMatrix outputs = teacher.outputs(examples.features(), asked, control);
      Arrays.setAll(said, outputs::predicted);
    } catch (Fault e) {
      if (e.code() != FaultCode.R520) {
        throw e;
      }
    }
    return said;
  }
}
