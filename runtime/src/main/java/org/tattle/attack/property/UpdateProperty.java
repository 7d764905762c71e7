package org.tattle.attack.property;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Leak;
import org.tattle.attack.Tails;
import org.tattle.attack.Work;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.federated.Federation;
import org.tattle.federated.Onlooker;
import org.tattle.federated.look.Look;
import org.tattle.federated.look.SeenUpdate;
import org.tattle.federated.look.Supposed;
import org.tattle.measure.Estimate;
import org.tattle.measure.Ridge;
import org.tattle.measure.Roc;
import org.tattle.model.Access;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.UpdateFaults;
import org.tattle.subject.Prospect;

/**
 * Tells by updates whether a client's rows have something in common that the model has no need of
 * (Melis et al. 2019, section 4.3, algorithm 3, of who only looks):
 *
 * <ol>
 *   <li>train as clients do, from the model before a round, on rows of the attacker's that have it
 *       and rows that do not, and send that as clients do;
 *   <li>fit a {@link Ridge regression} on these updates, of each round by itself; the paper takes
 *       forests and logistic regression;
 *   <li>add up over rounds what these say of an update.
 * </ol>
 *
 * <p>It is tried on clients whose rows other clients of the federation have, dealt to those with it
 * and those without; both have rows of the same classes, so that it is not told by classes. Under
 * masks, and by a participant, one client is asked about that is seen with all others of its round.
 * Defenses of clients stand before what is learned from as before what it is tried on.
 */
@Component(
    name = "property",
    doc = "Tells by what clients send whether their rows have a value in a column.",
    paper = "Melis et al. 2019, Exploiting Unintended Feature Leakage in Collaborative Learning",
    example = "attack property on fed with column=sex rounds=2 shadows=20")
public record UpdateProperty(
    @Param(doc = "the column that tells; if not given, the first sensitive one", column = true)
        Optional<String> column,
    @Param(doc = "the value that is asked for; if not given, the first") Optional<String> value,
    @Param(
            doc = "share of a client's rows that have it, of clients that have any with it",
            min = 0,
            above = true,
            max = 1,
            share = true)
        double share,
    @Param(
            doc = "clients of each kind to learn from, and as many to be tried on",
            min = 10,
            max = 10_000)
        int shadows,
    @Param(
            doc = "rows of each; if not given, as many as clients have on average",
            min = 2,
            max = 1_000_000)
        Optional<Integer> rows,
    @Param(
            doc = "rounds that are looked at, evenly from the first to the last",
            min = 1,
            max = 1000)
        int rounds,
    @Param(doc = "who looks: the server, or a client, who sees how the model moves") Look.View view)
    implements Attack<Federation> {
  private static final double CONTROL_LEVEL = 0.99;

  public UpdateProperty() {
    this(Optional.empty(), Optional.empty(), 1, 40, Optional.empty(), 2, Look.View.SERVER);
  }

  @Override
  public Class<Federation> on() {
    return Federation.class;
  }

  @Override
  public Class<PropertyTold> finds() {
    return PropertyTold.class;
  }

  /** It has to know how clients learn, which every client of the federation does. */
  @Override
  public Set<Access> needs() {
    return Set.of(Access.UPDATE_SUM);
  }

  private Look look() {
    return new Look(view, rounds, 10_000);
  }

  @Override
  public Work work(Prospect target, Context context) {
    return Work.NOTHING.probing(
        Stream.of(
                new Onlooker(look()).order(target, context.trainer()),
                Onlooker.order(target, new Plan(target, context.seed()).cases, context.trainer()))
            .flatMap(Optional::stream)
            .toList());
  }

  @Override
  public PropertyTold run(Federation federation, Context context) {
    Plan plan = new Plan(federation.prospect(), context.seed());
    float[][][] seen = plan.seen(federation, context);
    boolean[] with = plan.with();
    Ridge[] regressions = regressions(seen, with);
    List<PropertyTold.Client> clients = new ArrayList<>();
    List<SeenUpdate> real =
        new Onlooker(look()).sees(federation, context.trainer(), context.control());
    int[] numbers = real.stream().mapToInt(SeenUpdate::round).distinct().toArray();
    for (SeenUpdate update : real) {
      int round = Arrays.binarySearch(numbers, update.round());
      int[] own = Arrays.stream(update.rows()).flatMapToInt(IntStream::of).toArray();
      clients.add(
          new PropertyTold.Client(
              update.round(),
              update.clients().length == 1 ? String.valueOf(update.clients()[0]) : "all",
              own.length,
              plan.known.of(own),
              regressions[round].of(doubles(update.change()))));
    }
    int together = real.get(0).clients().length;
    return new PropertyTold(
        plan.known.column(),
        plan.known.value(),
        share,
        plan.rows,
        together,
        roc(regressions, seen, with),
        clients);
  }

  /** The same where cases are called so by lot: then nothing can be told. */
  @Override
  public Optional<Counterpart> control(Federation federation, Context context) {
    Plan plan = new Plan(federation.prospect(), context.seed());
    float[][][] seen = plan.seen(federation, context);
    boolean[] dealt = plan.with();
    for (int from : new int[] {0, 2 * shadows}) {
      int[] order = PermutationSampler.natural(2 * shadows);
      PermutationSampler.shuffle(context.seed().split("control", from).random(), order);
      for (int i = 0; i < order.length; i++) {
        dealt[from + i] = order[i] % 2 == 0;
      }
    }
    return Optional.of(
        new Counterpart(
            new Leak(
                PropertyTold.AUC,
                roc(regressions(seen, dealt), seen, dealt).auc(CONTROL_LEVEL),
                Estimate.exact(0.5),
                1,
                Tails.MORE,
                ""),
            UpdateFaults.CONTROL_PROPERTY,
            "on clients of which it is dealt by lot who has it, where half are told",
            "The control of “%s” failed: it also tells what was dealt to clients by lot (%s), so"
                + " what it found may be by chance."));
  }

  private Ridge[] regressions(float[][][] seen, boolean[] with) {
    double[] values = IntStream.range(0, 2 * shadows).mapToDouble(i -> with[i] ? 1 : 0).toArray();
    return Arrays.stream(seen)
        .map(round -> Arrays.stream(round, 0, 2 * shadows).map(UpdateProperty::doubles))
        .map(examples -> new Ridge(examples.toArray(double[][]::new), values))
        .toArray(Ridge[]::new);
  }

  private Roc roc(Ridge[] regressions, float[][][] seen, boolean[] with) {
    double[] scores = new double[2 * shadows];
    for (int round = 0; round < seen.length; round++) {
      for (int i = 0; i < scores.length; i++) {
        scores[i] += regressions[round].of(doubles(seen[round][2 * shadows + i]));
      }
    }
    return Roc.of(scores, Arrays.copyOfRange(with, 2 * shadows, 4 * shadows));
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }

  /** Which clients are supposed: first those to learn from, then those to be tried on. */
  private final class Plan {
    private final Shares known;
    private final int rows;
    private final Supposed cases;

    Plan(Prospect target, Seed seed) {
      Dataset data = target.data();
      Split split = target.split();
      int[] own = split.adversary() == Split.Adversary.THIRDS ? split.pool() : split.nonmembers();
      known = Shares.of(data, own, column, value);
      PropertyCases learned = PropertyCases.of(data, known);
      int clients = Federation.seats(target);
      int each = UpdateProperty.this.rows.orElse(Math.max(2, split.members().length / clients));
      int enough = learned.rows(each);
      Shares theirs =
          Shares.of(data, split.members(), Optional.of(known.column()), Optional.of(known.value()));
      PropertyCases tried = PropertyCases.of(data, theirs);
      rows = tried.rows(enough);
      int beside = rows * Math.max(0, clients - 1);
      List<Supposed.Case> all = new ArrayList<>();
      all.addAll(learned.pairs(shadows, rows, share, beside, seed.split("learned")));
      all.addAll(tried.pairs(shadows, rows, share, beside, seed.split("tried")));
      cases = new Supposed(view, rounds, all);
    }

    /** Of each case, whether the client that is asked about has it. */
    boolean[] with() {
      boolean[] with = new boolean[cases.cases().size()];
      for (int i = 0; i < with.length; i += 2) {
        with[i] = true;
      }
      return with;
    }

    float[][][] seen(Federation federation, Context context) {
      return Onlooker.sees(federation, cases, context.trainer(), context.control());
    }
  }
}
