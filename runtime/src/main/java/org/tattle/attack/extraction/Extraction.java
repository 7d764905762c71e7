package org.tattle.attack.extraction;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Leak;
import org.tattle.attack.Part;
import org.tattle.attack.Reading;
import org.tattle.attack.Result;
import org.tattle.attack.Tails;
import org.tattle.attack.Threat;
import org.tattle.attack.Work;
import org.tattle.component.Component;
import org.tattle.component.Metric;
import org.tattle.component.Param;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.measure.Estimate;
import org.tattle.model.Access;
import org.tattle.model.Mlp;
import org.tattle.model.NetworkModel;
import org.tattle.model.Training;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.nn.train.Trained;
import org.tattle.run.Seed;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Recipe;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;

/**
 * Copies a model by asking it about natural inputs (Knockoff nets: Orekondy, Schiele and Fritz
 * 2019, section 4):
 *
 * <ol>
 *   <li>draw rows that the attacker has, and keep half of the target's non-members apart;
 *   <li>ask the target about them;
 *   <li>train a model of the same architecture on its answers, by the cross-entropy of soft labels;
 *   <li>its fidelity is how often both give the same class on the rows that were kept apart.
 * </ol>
 *
 * <p>Two models of one task agree often without either having asked the other. So the same model is
 * trained on the true classes of the same rows as well, and what counts is by how much asking beats
 * that. Fewer rows take more epochs, so that all copies see about as many examples.
 */
@Component(
    name = "extraction",
    doc = "Copies the target by training a model on its answers.",
    paper = "Orekondy et al. 2019, Knockoff Nets: Stealing Functionality of Black-Box Models",
    example = "attack extraction with queries=500")
public record Extraction(
    @Param(doc = "rows to ask about, as far as there are so many", min = 2, max = 10_000_000)
        int queries,
    @Param(doc = "what it learns from each answer: all probabilities, or the class alone")
        Learns learns)
    implements Attack<Target> {
  /** What a copy is worth, of whichever attack of this family. */
  static final Reading FIDELITY = new Reading("fidelity", "fidelity", true);

  /** Examples that a copy sees in all its epochs. */
  private static final int SEEN = 50_000;

  private static final int FEWEST_EPOCHS = 5;
  private static final int MOST_EPOCHS = 500;

  /** What an answer tells. */
  public enum Learns {
    PROBABILITIES,
    LABELS
  }

  public Extraction() {
    this(1000, Learns.PROBABILITIES);
  }

  @Override
  public Class<Target> on() {
    return Target.class;
  }

  @Override
  public Set<Access> needs() {
    return learns == Learns.LABELS
        ? Set.of(Access.LABELS, Access.QUERIES)
        : Set.of(Access.LABELS, Access.PROBABILITIES, Access.QUERIES);
  }

  @Override
  public Class<Copied> finds() {
    return Copied.class;
  }

  @Override
  public Work work(Recipe<?> target, Context context) {
    Rows rows = Rows.of(target.split(), queries, context.seed());
    Job job = job(model(Optional.of(target)), target.data(), rows.asked(), context.seed());
    return Work.NOTHING.learning(
        List.of(
            context.trainer().lessons().planned("a copy by answers", target.data(), job),
            context.trainer().lessons().planned("a copy by true classes", target.data(), job)));
  }

  /** The architecture that the target is known to have, or else a common one. */
  private static NetworkModel model(Optional<? extends Recipe<?>> how) {
    return how.orElse(null) instanceof ModelRecipe<?> known
            && known.model() instanceof NetworkModel network
        ? network
        : new Mlp();
  }

  @Override
  public Copied run(Target target, Context context) {
    Rows rows = Rows.of(target.split(), queries, context.seed());
    Dataset all = target.data().take(rows.asked());
    Answers answers = target.ask(all.features(), all.labels(), context.control());
    int[] given =
        IntStream.range(0, all.rows())
            .peek(answers::predicted) // a row is asked about when it is looked at
            .filter(answers::answered)
            .toArray();
    Dataset asked = all.take(given);
    NetworkModel model = model(target.recipe());
    int[] learned = IntStream.range(0, given.length).toArray();
    Job job = job(model, asked, learned, context.seed());
    Trained copy =
        context.trainer().lessons().pupil(asked, soft(answers, given), job, context.control());
    Trained naive = context.trainer().lessons().pupil(asked, hard(asked), job, context.control());

    Dataset apart = target.data().take(rows.apart());
    Answers said = target.owned().ask(apart.features(), apart.labels(), context.control());
    int[] copied = classes(copy, apart, context);
    int[] own = classes(naive, apart, context);
    return new Copied(
        given.length,
        all.rows() - given.length,
        apart.rows(),
        count(apart, i -> copied[i] == said.predicted(i)),
        count(apart, i -> own[i] == said.predicted(i)),
        count(apart, i -> copied[i] == said.predicted(i) && own[i] != copied[i]),
        count(apart, i -> copied[i] == said.label(i)),
        target.copied(copy, job));
  }

  /** No subject is innocent of being copied: what stands beside it is the copy that never asked. */
  @Override
  public Optional<Counterpart> control(Target target, Context context) {
    return Optional.empty();
  }

  /**
   * Who is asked about, and which non-members are kept apart.
   *
   * @param asked rows of the attacker's, drawn at random, in the order in which they were drawn
   * @param apart half of the non-members, drawn at random
   */
  private record Rows(int[] asked, int[] apart) {
    static Rows of(Split split, int queries, Seed seed) {
      int[] others = split.nonmembers().clone();
      PermutationSampler.shuffle(seed.split("apart").random(), others);
      int[] apart = Arrays.copyOf(others, (others.length + 1) / 2);
      int[] kept = apart.clone();
      Arrays.sort(kept);
      int[] pool =
          IntStream.concat(IntStream.of(split.pool()), IntStream.of(others))
              .distinct()
              .filter(row -> Arrays.binarySearch(kept, row) < 0)
              .toArray();
      PermutationSampler.shuffle(seed.split("asked").random(), pool);
      return new Rows(Arrays.copyOf(pool, Math.min(queries, pool.length)), apart);
    }
  }

  private static Job job(NetworkModel model, Dataset data, int[] rows, Seed seed) {
    int epochs = Math.min(MOST_EPOCHS, Math.max(FEWEST_EPOCHS, SEEN / Math.max(1, rows.length)));
    return new Job(
        model.network(data.shape(), data.classes().size()),
        new Training().lasting(epochs).plan(),
        rows,
        seed.split("copy").value());
  }

  /** Answers as soft labels: what is left of rounded or cut ones is scaled to sum to 1. */
  private INDArray soft(Answers answers, int[] rows) {
    float[] soft = new float[rows.length * answers.classes()];
    for (int k = 0; k < rows.length; k++) {
      double[] p = answers.probabilities(rows[k]);
      double sum = Arrays.stream(p).sum();
      boolean told = learns == Learns.PROBABILITIES && sum > 0;
      for (int c = 0; c < p.length; c++) {
        soft[k * p.length + c] =
            (float) (told ? p[c] / sum : c == answers.predicted(rows[k]) ? 1 : 0);
      }
    }
    return Nd4j.createFromArray(soft).reshape(rows.length, answers.classes());
  }

  /** True classes as labels of the same form. */
  private static INDArray hard(Dataset data) {
    int classes = data.classes().size();
    float[] hard = new float[data.rows() * classes];
    for (int row = 0; row < data.rows(); row++) {
      hard[row * classes + data.labels()[row]] = 1;
    }
    return Nd4j.createFromArray(hard).reshape(data.rows(), classes);
  }

  private static int[] classes(Trained model, Dataset data, Context context) {
    LogitMatrix outputs = model.outputs(data.features(), context.control());
    return IntStream.range(0, data.rows()).map(outputs::predicted).toArray();
  }

  private static int count(Dataset rows, IntPredicate holds) {
    return (int) IntStream.range(0, rows.rows()).filter(holds).count();
  }

  /**
   * How well the copy came out.
   *
   * @param asked rows that the target answered
   * @param refused rows that it did not, for a limit on queries
   * @param apart rows that were kept apart to compare on
   * @param alike of these, where copy and target give the same class
   * @param alone of these, where a model that never asked and the target give the same class
   * @param only of these, where the copy agrees with the target and the other model does not
   * @param right of these, where the copy is right
   * @param copy the copy
   */
  public record Copied(
      int asked, int refused, int apart, int alike, int alone, int only, int right, Target copy)
      implements Result {
    @Override
    public Threat threat() {
      return Threat.EXTRACTION;
    }

    @Override
    public List<Leak> leaks() {
      return List.of(
          new Leak(
              FIDELITY,
              fidelity(),
              baseline(),
              1,
              Tails.MORE,
              Optional.of(Leak.pairs(only, only - (alike - alone))),
              String.format(
                  Locale.ROOT,
                  "After %,d questions “%%s” had a copy that gave the same answer for %,d of %,d"
                      + " rows; one that learned from the same rows without asking did for %,d.",
                  asked,
                  alike,
                  apart,
                  alone)));
    }

    @Override
    public List<String> notes() {
      String base =
          String.format(
              Locale.ROOT,
              "a model trained on the same %,d rows and their true classes, without asking, agrees"
                  + " with the target on %,d of %,d rows.",
              asked,
              alone,
              apart);
      return refused == 0
          ? List.of(base)
          : List.of(base, String.format(Locale.ROOT, "%,d queries were refused.", refused));
    }

    @Metric(doc = "share of rows on which copy and target agree", share = true, headline = true)
    public Estimate fidelity() {
      return Estimate.proportion(alike, apart);
    }

    @Metric(doc = "the same of a model that learned without asking", share = true)
    public Estimate baseline() {
      return Estimate.proportion(alone, apart);
    }

    @Metric(doc = "share of rows that the copy classifies rightly", share = true)
    public Estimate accuracy() {
      return Estimate.proportion(right, apart);
    }

    @Metric(doc = "rows that the target was asked about and answered")
    public Estimate queries() {
      return Estimate.exact(asked);
    }

    @Part(
        doc = "the model that was copied",
        shows = {
          Access.LABELS,
          Access.LOSSES,
          Access.PROBABILITIES,
          Access.GRADIENTS,
          Access.QUERIES
        })
    public Target copy() {
      return copy;
    }
  }
}
