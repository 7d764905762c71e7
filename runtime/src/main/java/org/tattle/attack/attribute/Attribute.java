package org.tattle.attack.attribute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Leak;
import org.tattle.attack.Tails;
import org.tattle.attack.Work;
import org.tattle.attack.membership.Controls;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.measure.Estimate;
import org.tattle.model.Access;
import org.tattle.nn.train.Job;
import org.tattle.run.catalogue.AttackFaults;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;
import org.tattle.subject.train.Order;

/**
 * Tells what stands in one column of a person's row, of whom all else is known, the label too
 * (Fredrikson, Lantz, Jha, Lin, Page and Ristenpart 2014, section 4; Yeom, Giacomelli, Fredrikson
 * and Jha 2018, section 5; Mehnaz et al. 2022):
 *
 * <ol>
 *   <li>ask the target about the row with each value v that could stand there;
 *   <li>guess by a {@link Rule}: by MAP the v with the largest prior(v) P(label | rest of row, v).
 * </ol>
 *
 * <p>Two explanations need no leak. Some values are common: the majority is guessed beside it. And
 * what goes with a value in a person's row goes with it in everybody's: so an imputation learns
 * from rows of the attacker's what stands in the column, and asks the target nothing (Jayaraman and
 * Evans 2022, Are Attribute Inference Attacks Just Imputation?). What the model learned of its own
 * people alone shows where members are told of more often than others are.
 */
@Component(
    name = "attribute",
    doc = "Tells what stands in a column of people's rows, from answers to all that could.",
    paper = "Fredrikson et al. 2014, Privacy in Pharmacogenetics; Mehnaz et al. 2022",
    example = "attack attribute with column=sex")
public record Attribute(
    @Param(doc = "the column to tell; if not given, the first sensitive one", column = true)
        Optional<String> column,
    @Param(doc = "how a guess is made: by priors and likelihood, by confidence, by labels alone")
        Rule rule,
    @Param(
            doc = "the column whose values are the groups that are told apart; if not given, this",
            column = true)
        Optional<String> group,
    @Param(doc = "members to tell of, and as many others", min = 2, max = 1_000_000) int people,
    @Param(doc = "parts that a column of numbers is cut into", min = 2, max = 1000) int parts)
    implements Attack<Target> {

  /** People who are asked about at once: all their candidates must fit into memory. */
  private static final int AT_ONCE = 1000;

  private static final int FEWEST = 4;
  private static final double CONTROL_LEVEL = 0.99;

  public Attribute() {
    this(Optional.empty(), Rule.MAP, Optional.empty(), 2000, 10);
  }

  @Override
  public Class<Target> on() {
    return Target.class;
  }

  @Override
  public Class<Told> finds() {
    return Told.class;
  }

  @Override
  public boolean tellsOfMembers() {
    return true;
  }

  @Override
  public Set<Access> needs() {
    return rule == Rule.LOMIA
        ? Set.of(Access.LABELS, Access.QUERIES)
        : Set.of(Access.LABELS, Access.PROBABILITIES, Access.QUERIES);
  }

  @Override
  public Work work(Prospect target, Context context) {
    Dataset data = target.data();
    People dealt = dealt(target.split(), context);
    Candidates candidates = candidates(data, dealt);
    List<Order> lessons = new ArrayList<>();
    if (Guesser.learns(dealt.known().length)) {
      lessons.add(lesson("an imputation by other rows", data, candidates, dealt.known(), context));
    }
    if (rule == Rule.LOMIA) { // and one more where nobody was trained on, as a control
      lessons.add(lesson("a guesser by sure guesses", data, candidates, dealt.attacked(), context));
      lessons.add(lesson("a guesser without members", data, candidates, dealt.attacked(), context));
    }
    return Work.NOTHING.asking(candidates.count()).learning(lessons);
  }

  private static Order lesson(
      String what, Dataset data, Candidates candidates, int[] rows, Context context) {
    Job job = Guesser.job(data, candidates, rows.length, context.seed());
    return context.trainer().lessons().planned(what, job, 1);
  }

  @Override
  public Told run(Target target, Context context) {
    Dataset data = target.data();
    People dealt = dealt(target.split(), context);
    Candidates candidates = candidates(data, dealt);
    int[] rows = dealt.attacked();
    int[] known = candidates.of(data, dealt.known());
    int common = most(shares(known, candidates.count()));
    Asked asked = ask(target, dealt, candidates, context);
    int[] imputed =
        Guesser.of(
                data,
                candidates,
                dealt.known(),
                known,
                common,
                context.seed().split("imputation"),
                context)
            .guess(data, rows, context);
    return Told.of(
        sought(data).name(),
        candidates.names(),
        groups(data, rows),
        rows,
        dealt.members().length,
        candidates.of(data, rows),
        asked.guesses,
        imputed,
        common,
        asked.queries,
        (long) rows.length * candidates.count() - asked.queries);
  }

  /**
   * The same on rows of which the target was trained on none: then none of them can be told of more
   * often than the others.
   */
  @Override
  public Optional<Counterpart> control(Target target, Context context) {
    if (target.split().nonmembers().length < FEWEST * 2) {
      return Optional.empty();
    }
    Target nothing = Controls.untrained(target).owned();
    People dealt = dealt(nothing.split(), context);
    if (dealt.members().length < FEWEST || dealt.others().length < FEWEST) {
      return Optional.empty();
    }
    Candidates candidates = candidates(target.data(), dealt);
    int[] guesses = ask(nothing, dealt, candidates, context).guesses;
    int[] truth = candidates.of(target.data(), dealt.attacked());
    return Optional.of(
        new Counterpart(
            new Leak(
                Told.GAP,
                Told.gap(guesses, truth, dealt.members().length, CONTROL_LEVEL),
                Estimate.exact(0),
                1,
                Tails.EITHER,
                ""),
            AttackFaults.CONTROL_COLUMN,
            "on rows never trained on, where no difference is right",
            "The control of “%s” failed: it tells more of some people than of others of whom none"
                + " was in the training data (%s), so what it found may come from the data or the"
                + " attack, and not from the model."));
  }

  private record Asked(int[] guesses, long queries) {}

  /** Asks about everybody with each candidate, and guesses. */
  private Asked ask(Target target, People dealt, Candidates candidates, Context context) {
    Dataset data = target.data();
    double[] prior = shares(candidates.of(data, dealt.known()), candidates.count());
    int[] rows = dealt.attacked();
    OptionalInt[] said = new OptionalInt[rows.length];
    long queries = 0;
    for (int from = 0; from < rows.length; from += AT_ONCE) {
      context.control().check();
      int[] some = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + AT_ONCE));
      int[] labels = new int[some.length * candidates.count()];
      Arrays.setAll(labels, i -> data.labels()[some[i / candidates.count()]]);
      Answers answers = target.ask(candidates.tried(data, some), labels, context.control());
      for (int i = 0; i < some.length; i++) {
        Tried tried = new Tried(answers, i * candidates.count(), candidates.count());
        queries += tried.answered().count();
        said[from + i] = rule.guess(tried, prior);
      }
    }
    return new Asked(decided(data, candidates, rows, said, most(prior), context), queries);
  }

  /**
   * Where answers do not say, the commonest is guessed; by labels alone, what a model says that
   * learned from those of whom they do say.
   */
  private int[] decided(
      Dataset data,
      Candidates candidates,
      int[] rows,
      OptionalInt[] said,
      int common,
      Context context) {
    int[] sure = IntStream.range(0, rows.length).filter(i -> said[i].isPresent()).toArray();
    int[] open = IntStream.range(0, rows.length).filter(i -> said[i].isEmpty()).toArray();
    int[] guesses = new int[rows.length];
    for (int i : sure) {
      guesses[i] = said[i].getAsInt();
    }
    Guesser guesser =
        Guesser.of(
            data,
            candidates,
            rule == Rule.LOMIA ? IntStream.of(sure).map(i -> rows[i]).toArray() : new int[0],
            IntStream.of(sure).map(i -> guesses[i]).toArray(),
            common,
            context.seed().split("sure"),
            context);
    int[] guessed = guesser.guess(data, IntStream.of(open).map(i -> rows[i]).toArray(), context);
    for (int k = 0; k < open.length; k++) {
      guesses[open[k]] = guessed[k];
    }
    return guesses;
  }

  /** How common each candidate is, as if each had been seen once more. */
  private static double[] shares(int[] known, int candidates) {
    double[] shares = new double[candidates];
    Arrays.fill(shares, 1.0 / (known.length + candidates));
    for (int candidate : known) {
      shares[candidate] += 1.0 / (known.length + candidates);
    }
    return shares;
  }

  private static int most(double[] shares) {
    return IntStream.range(0, shares.length)
        .reduce((a, b) -> shares[b] > shares[a] ? b : a)
        .orElseThrow();
  }

  private People dealt(Split split, Context context) {
    return People.of(split, people, context.seed().split("people"));
  }

  private Candidates candidates(Dataset data, People dealt) {
    Column sought = sought(data);
    Candidates candidates = Candidates.of(data, sought, dealt.known(), parts);
    SoughtColumn.several(sought.name(), candidates.count());
    return candidates;
  }

  private Column sought(Dataset data) {
    return SoughtColumn.of(data, column);
  }

  private List<String> groups(Dataset data, int[] rows) {
    return SoughtColumn.groups(data, group.orElse(sought(data).name()), rows);
  }
}
