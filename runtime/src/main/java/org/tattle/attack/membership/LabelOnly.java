package org.tattle.attack.membership;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Context;
import org.tattle.attack.Work;
import org.tattle.attack.evasion.BoundarySearch;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.ParameterFault;
import org.tattle.data.Dataset;
import org.tattle.model.Access;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.AttackFaults;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;

/**
 * Members lie farther from where the predicted class changes. With labels alone, that is seen by
 * asking about a row many times (Choquette-Choo et al. 2021, sections 4.2 and 4.3; Li and Zhang
 * 2021):
 *
 * <ul>
 *   <li>of changed copies of it, moved, with bits flipped, or with noise, the share that is still
 *       classified rightly; or
 *   <li>the distance to the boundary, by {@link BoundarySearch}; none for a row that is classified
 *       wrongly.
 * </ul>
 */
@Component(
    name = "label_only",
    formerly = "labelonly",
    doc = "Asks for labels only, of many changed copies of each row or along the class boundary.",
    paper = "Choquette-Choo et al. 2021, Label-Only Membership Inference Attacks",
    example = "attack label_only with by=shift queries=18")
public record LabelOnly(
    @Param(doc = "how rows are changed; auto shifts images, flips bits, else adds noise") By by,
    @Param(doc = "queries for each row", min = 2, max = 100_000) int queries,
    @Param(
            doc = "flip: probability of a bit, 0.005; noise: deviation, 0.1",
            min = 0,
            above = true,
            max = 100)
        Optional<Double> strength)
    implements MembershipAttack {

  /** How a row is changed. */
  public enum By {
    AUTO,
    SHIFT,
    FLIP,
    NOISE,
    BOUNDARY
  }

  /** Floats that are put to the target at once. */
  private static final int PART = 1 << 22;

  public LabelOnly() {
    this(By.AUTO, 60, Optional.empty());
  }

  public LabelOnly {
    if (by == By.BOUNDARY && queries < 2 * BoundarySearch.ROUND) {
      throw new ParameterFault(
          "`by=boundary` needs `queries` of %s or more".formatted(2 * BoundarySearch.ROUND),
          "queries",
          "by");
    }
    if (by == By.FLIP && strength.orElse(Variants.FLIPS) > 1) {
      throw new ParameterFault("`strength` is the probability of a flip, at most 1", "strength");
    }
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.LABELS, Access.QUERIES);
  }

  @Override
  public Work work(Prospect target, Context context) {
    return Work.NOTHING.asking(queries);
  }

  @Override
  public Membership run(Target target, Context context) {
    Dataset data = target.data();
    int[] rows = new int[target.answers().size()];
    Arrays.setAll(rows, target.answers()::row);
    By chosen = by == By.AUTO ? suited(data, rows) : by;
    Queries asked = new Queries(target, context);
    double[] scores = new double[rows.length];
    int each = Math.max(1, PART / Math.max(1, Math.min(queries, 64) * data.shape().size()));
    int[] order = IntStream.range(0, rows.length).toArray();
    PermutationSampler.shuffle(context.seed().split("order").random(), order);
    for (int from = 0; from < rows.length; from += each) {
      int[] places = Arrays.copyOfRange(order, from, Math.min(rows.length, from + each));
      int[] some = IntStream.of(places).map(i -> rows[i]).toArray();
      UniformRandomProvider random = context.seed().split("queries", from).random();
      double[] found =
          chosen == By.BOUNDARY
              ? distances(data, some, rows, asked, random)
              : shares(variants(chosen, data, rows), data, some, asked, random);
      for (int k = 0; k < places.length; k++) {
        scores[places[k]] = found[k];
      }
    }
    if (target.queries().isPresent()) {
      return Membership.of(target, scores, List.of());
    }
    String about =
        String.format(
            Locale.ROOT,
            "asked %,d labels, by %s; the gap baseline has AUC %.2f.",
            asked.count,
            chosen.name().toLowerCase(Locale.ROOT),
            new Gap().run(target, context).auc().value());
    return Membership.of(target, scores, List.of(about)).asking(asked.count);
  }

  private static By suited(Dataset data, int[] rows) {
    return data.shape().image() ? By.SHIFT : Variants.binary(data, rows) ? By.FLIP : By.NOISE;
  }

  private Variants variants(By chosen, Dataset data, int[] rows) {
    if (chosen == By.FLIP && !Variants.binary(data, rows)) {
      throw Fault.of(AttackFaults.NOTHING_TO_FLIP).at("by");
    }
    return switch (chosen) {
      case SHIFT -> Variants.shifts(data.shape());
      case FLIP -> Variants.flips(strength.orElse(Variants.FLIPS));
      default -> Variants.noise(strength.orElse(Variants.NOISE));
    };
  }

  /** The share of each row's copies that is classified rightly. */
  private double[] shares(
      Variants variants, Dataset data, int[] rows, Queries asked, UniformRandomProvider random) {
    INDArray copies = variants.of(data, rows, 0, queries, random);
    int[] labels = new int[rows.length * queries];
    Arrays.setAll(labels, i -> data.labels()[rows[i / queries]]);
    Answers answers = asked.put(copies, labels);
    double[] shares = new double[rows.length];
    for (int i = 0; i < labels.length; i++) {
      shares[i / queries] += answers.correct(i) ? 1.0 / queries : 0;
    }
    return shares;
  }

  private double[] distances(
      Dataset data, int[] rows, int[] all, Queries asked, UniformRandomProvider random) {
    int width = data.shape().size();
    int[] labels = IntStream.of(rows).map(row -> data.labels()[row]).toArray();
    int[] said = asked.labels(data.values(rows), width);
    int[] others = new int[Math.min(all.length, 64)];
    Arrays.setAll(others, i -> all[random.nextInt(all.length)]);
    int[] saidOfOthers = asked.labels(data.values(others), width);
    List<Integer> right = new ArrayList<>();
    int[] starts = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      int label = labels[i];
      int[] away =
          IntStream.range(0, others.length).filter(k -> saidOfOthers[k] != label).toArray();
      if (said[i] == label && away.length > 0) {
        right.add(i);
        starts[i] = others[away[random.nextInt(away.length)]];
      }
    }
    int[] kept = right.stream().mapToInt(i -> i).toArray();
    BoundarySearch search =
        new BoundarySearch(
            width,
            data.values(IntStream.of(kept).map(i -> rows[i]).toArray()),
            data.values(IntStream.of(kept).map(i -> starts[i]).toArray()),
            IntStream.of(kept).map(i -> labels[i]).toArray(),
            points -> asked.labels(points.values(), width),
            random);
    double[] found =
        kept.length == 0 ? new double[0] : search.distances(queries / BoundarySearch.ROUND);
    double[] distances = new double[rows.length];
    for (int k = 0; k < kept.length; k++) {
      distances[kept[k]] = found[k];
    }
    return distances;
  }

  /** Puts queries to a target, and counts them. */
  private static final class Queries {
    private final Target target;
    private final Context context;
    private long count;

    Queries(Target target, Context context) {
      this.target = target;
      this.context = context;
    }

    Answers put(INDArray features, int[] labels) {
      count += labels.length;
      return target.ask(features, labels, context.control());
    }

    int[] labels(float[] values, int width) {
      int rows = values.length / width;
      Answers answers = put(Nd4j.createFromArray(values).reshape(rows, width), new int[rows]);
      return IntStream.range(0, rows).map(answers::predicted).toArray();
    }
  }
}
