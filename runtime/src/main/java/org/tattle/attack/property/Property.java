package org.tattle.attack.property;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Leak;
import org.tattle.attack.Tails;
import org.tattle.attack.Work;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.ParameterFault;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.measure.Estimate;
import org.tattle.measure.Intervals;
import org.tattle.measure.Ridge;
import org.tattle.model.Access;
import org.tattle.run.catalogue.AttackFaults;
import org.tattle.subject.Prospect;
import org.tattle.subject.Recipe;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;
import org.tattle.subject.train.Order;

/**
 * Tells what share of the people a model was trained on have something in common (Ateniese et al.
 * 2015; Ganju et al. 2018; Zhang, Tople and Ohrimenko 2021):
 *
 * <ol>
 *   <li>train models by the target's recipe on rows of which one share or another has it;
 *   <li>take of each what it answers for fixed rows, or its weights in an order that says nothing
 *       of how units are numbered;
 *   <li>fit a {@link Ridge regression} of the share on these;
 *   <li>how often it tells the two shares apart is tried on as many other models that it has not
 *       seen, and what it says of the target is its share.
 * </ol>
 *
 * <p>The interval of the share holds for models like those it was tried on, of shares spread evenly
 * from under the lower to above the higher: as many errors of theirs are larger (Vovk, Gammerman
 * and Shafer 2005, split conformal prediction). Models that are learned from and models that it is
 * tried on are trained on rows of different halves of what the attacker has. Otherwise a regression
 * would know the rows that one share brings along, and tell by them a share that makes no
 * difference.
 */
@Component(
    name = "property",
    doc = "Tells what share of the training rows has a value in a column.",
    paper = "Ganju et al. 2018, Property Inference Attacks on Fully Connected Neural Networks",
    example = "attack property with column=sex shadows=20")
public record Property(
    @Param(doc = "the column that tells; if not given, the first sensitive one", column = true)
        Optional<String> column,
    @Param(doc = "the value whose share is asked for; if not given, the first")
        Optional<String> value,
    @Param(doc = "the two shares that are told apart", min = 0, max = 1, above = true, share = true)
        List<Double> shares,
    @Param(doc = "models to learn from, and as many to be tried on", min = 20, max = 100_000)
        int shadows,
    @Param(
            doc = "rows of each model; if not given, as many as the target's",
            min = 10,
            max = 10_000_000)
        Optional<Integer> rows,
    @Param(doc = "what is looked at of each model") Sees sees)
    implements Attack<Target> {
  private static final int QUERIES = 200;

  /** Larger logarithms of ratios are rounding, or say no more than that it is sure. */
  private static final double SURE = 20;

  private static final double CONTROL_LEVEL = 0.99;

  /** What of a model is looked at. */
  public enum Sees {
    ANSWERS,
    WEIGHTS
  }

  public Property() {
    this(
        Optional.empty(),
        Optional.empty(),
        List.of(1 / 3.0, 2 / 3.0),
        200,
        Optional.empty(),
        Sees.ANSWERS);
  }

  public Property {
    shares = List.copyOf(shares);
    if (shares.size() != 2 || shares.get(0) >= shares.get(1) || shares.get(1) >= 1) {
      throw new ParameterFault(
          "`shares` are two between 0 and 1, the smaller first: `shares=[33%, 67%]`", "shares");
    }
  }

  @Override
  public Class<Target> on() {
    return Target.class;
  }

  @Override
  public Class<ShareTold> finds() {
    return ShareTold.class;
  }

  @Override
  public Set<Access> needs() {
    return sees == Sees.WEIGHTS
        ? Set.of(Access.GRADIENTS, Access.TRAINING)
        : Set.of(Access.LABELS, Access.PROBABILITIES, Access.QUERIES, Access.TRAINING);
  }

  @Override
  public Work work(Prospect target, Context context) {
    return target
        .recipe()
        .map(how -> Work.copies(new Models(how, context).all))
        .orElse(Work.NOTHING);
  }

  @Override
  public ShareTold run(Target target, Context context) {
    Models models = new Models(target.recipe().orElseThrow(), context);
    List<double[]> seen = models.seen(target);
    double[] truth = models.share;
    int fits = shadows;
    int tests = 2 * shadows;
    Ridge regression = new Ridge(array(seen, 0, fits), Arrays.copyOf(truth, fits));
    double middle = (shares.get(0) + shares.get(1)) / 2;
    double[] said = seen.stream().mapToDouble(regression::of).toArray();
    int right =
        (int)
            IntStream.range(fits, tests).filter(i -> said[i] > middle == truth[i] > middle).count();
    double here =
        regression.of(
            models.look(
                target,
                target.ask(models.queries.features(), models.queries.labels(), context.control())));
    return new ShareTold(
        models.drawn.column(),
        models.drawn.value(),
        shares,
        right,
        tests - fits,
        Calibration.of(said, truth, tests).at(here),
        models.drawn.of(target.split().members()),
        models.rows,
        target.split().members().length);
  }

  /** The same learned from shares that are no model's own: then none can be told. */
  @Override
  public Optional<Counterpart> control(Target target, Context context) {
    Models models = new Models(target.recipe().orElseThrow(), context);
    List<double[]> seen = models.seen(target);
    int[] order = IntStream.range(0, 2 * shadows).toArray();
    PermutationSampler.shuffle(context.seed().split("control").random(), order);
    double[] dealt = IntStream.of(order).mapToDouble(i -> models.share[i]).toArray();
    Ridge regression = new Ridge(array(seen, 0, shadows), Arrays.copyOf(dealt, shadows));
    double middle = (shares.get(0) + shares.get(1)) / 2;
    long right =
        IntStream.range(shadows, 2 * shadows)
            .filter(i -> regression.of(seen.get(i)) > middle == dealt[i] > middle)
            .count();
    return Optional.of(
        new Counterpart(
            new Leak(
                ShareTold.ACCURACY,
                Intervals.clopperPearson(right, shadows, CONTROL_LEVEL),
                Estimate.exact(0.5),
                1,
                Tails.MORE,
                ""),
            AttackFaults.CONTROL_SHARES,
            "on shares dealt to the models by lot, where half is right",
            "The control of “%s” failed: it also tells shares apart that were dealt to models by"
                + " lot (%s), so what it found may be by chance."));
  }

  private static double[][] array(List<double[]> seen, int from, int to) {
    return seen.subList(from, to).toArray(double[][]::new);
  }

  /** The models that are learned from and tried on, and what is looked at of them. */
  private final class Models {
    private final Context context;
    private final Shares drawn;
    private final int rows;
    private final Dataset queries;

    /** The share of each. */
    private final double[] share;

    private final List<Recipe<?>> all = new ArrayList<>();

    Models(Recipe<?> target, Context context) {
      this.context = context;
      Dataset data = target.data();
      Split split = target.split();
      drawn = Shares.of(data, split.pool(), column, value);
      double low = shares.get(0);
      double high = shares.get(1);
      double beside = (high - low) / 4;
      double least = Math.max(low / 2, low - beside);
      double most = Math.min((1 + high) / 2, high + beside);
      Shares learned = drawn.half(true, context.seed().split("halves"));
      Shares tried = drawn.half(false, context.seed().split("halves"));
      int wanted = Property.this.rows.orElse(split.members().length);
      rows = learned.rows(low, high, tried.rows(least, most, wanted));
      int[] asked = split.pool().clone();
      PermutationSampler.shuffle(context.seed().split("queries").random(), asked);
      asked = Arrays.copyOf(asked, Math.min(QUERIES, asked.length));
      queries = data.take(asked);
      int graded = Math.max(Calibration.FEWEST, shadows / 2);
      share = new double[2 * shadows + graded];
      for (int i = 0; i < share.length; i++) {
        int step = i - 2 * shadows;
        share[i] =
            step < 0
                ? (i % 2 == 0 ? low : high)
                : least + (most - least) * (step * 37 % graded) / (graded - 1);
        Shares from = i < shadows ? learned : tried;
        int[] members = from.draw(rows, share[i], context.seed().split("rows", i));
        int[] rest = {asked[0], asked[asked.length - 1]};
        all.add(target.on(data, new Split(split.adversary(), members, rest, split.pool())));
      }
    }

    /** What is looked at of each model, in their order. */
    List<double[]> seen(Target target) {
      List<Order> orders =
          all.stream().flatMap(it -> it.orders(context.trainer()).stream()).toList();
      context.trainer().ahead(orders, context.control());
      List<double[]> seen = new ArrayList<>();
      for (Recipe<?> recipe : all) {
        context.control().check();
        Target made = (Target) recipe.make(context.trainer(), context.control());
        seen.add(
            look(made, made.owned().ask(queries.features(), queries.labels(), context.control())));
      }
      return seen;
    }

    private double[] look(Target model, Answers said) {
      if (sees == Sees.WEIGHTS && SortedUnits.can(model.trained().network())) {
        return SortedUnits.weights(model.trained());
      }
      return IntStream.range(0, said.size())
          .boxed()
          .flatMapToDouble(i -> odds(said.ln(i)))
          .toArray();
    }
  }

  /**
   * Logarithms of ratios of probabilities to that of the first class: of models that are linear in
   * their inputs these are, too, so that a regression on them can find what it finds in weights.
   */
  private static DoubleStream odds(double[] ln) {
    return IntStream.range(1, ln.length)
        .mapToDouble(c -> Math.max(-SURE, Math.min(SURE, ln[c] - ln[0])));
  }
}
