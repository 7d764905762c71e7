package org.tattle.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tattle.attack.Context;
import org.tattle.attack.Work;
import org.tattle.claim.Finding.Status;
import org.tattle.claim.Verdict.Outcome;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.RowChoice;
import org.tattle.measure.Estimate;
import org.tattle.model.Access;
import org.tattle.run.Fault;
import org.tattle.run.MessageText;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.ForgettingFaults;
import org.tattle.subject.Classifier;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Prospect;
import org.tattle.subject.Recipe;
import org.tattle.subject.Target;
import org.tattle.unlearning.RowsToForget;

/**
 * Whether a model answers for rows as if it had never seen them (after U-LiRA: Hayes et al. 2024,
 * Inexact Unlearning Needs More Careful Evaluations). Models are trained without these very rows,
 * and models with them. What forgot them must be one of the former, by two tests that share the
 * level: neither surer of them nor less sure, and no farther from what is usual row by row. How
 * many of the models that know the rows these tests see says what looking is worth.
 */
@Component(
    name = "forgotten",
    doc = "Checks that a model answers for rows as one does that was trained without them.",
    paper =
        "Hayes et al. 2024, Inexact Unlearning Needs More Careful Evaluations; Sommer et al. 2020,"
            + " Towards Probabilistic Verification of Machine Unlearning",
    example = "claim forgotten on without of target with models=16")
public record Forgotten(
    @Param(doc = "models to train without the rows, and as many with them", min = 4, max = 10_000)
        int models,
    @Param(
            doc = "chance of refuting what has forgotten",
            share = true,
            min = 0,
            above = true,
            max = 0.5)
        double level,
    @Param(
            doc = "rows to look at, if the first model does not say what it forgot",
            min = 1,
            max = 1e9,
            file = true)
        Optional<RowChoice> rows)
    implements PairClaim {
  /** The least share of models that know the rows which has to be seen. */
  private static final double POWER = 0.8;

  public Forgotten() {
    this(16, 0.01, Optional.empty());
  }

  @Override
  public String says() {
    return "`%s` has forgotten what `%s` knew";
  }

  @Override
  public Set<Access> needs() {
    return EnumSet.of(Access.LABELS, Access.PROBABILITIES, Access.MEMBERS);
  }

  @Override
  public Work work(Prospect of, Prospect from, Context context) {
    return Work.copies(
        from.recipe()
            .map(
                recipe -> {
                  ModelRecipe<?> how = (ModelRecipe<?>) recipe;
                  int[] gone = rows(of.split().forgotten(), how, context);
                  List<Recipe<?>> all = new ArrayList<>(without(how, gone));
                  all.addAll(with(how));
                  return all;
                })
            .orElse(List.of()));
  }

  /**
   * The rows that are looked at: those that one has forgotten and the other knew.
   *
   * @throws Fault T318 if nothing was forgotten
   */
  private int[] rows(int[] forgotten, ModelRecipe<?> from, Context context) {
    int[] gone =
        IntStream.of(forgotten)
            .filter(row -> Arrays.binarySearch(from.split().members(), row) >= 0)
            .toArray();
    if (gone.length == 0 && rows.isPresent()) {
      Seed lineage = from.lineage().seed(context.trainer().root());
      return new RowsToForget(rows.get(), false)
          .of(from.split(), from.data(), lineage, context.control());
    }
    if (gone.length == 0) {
      throw Fault.of(ForgettingFaults.NOTHING_FORGOTTEN);
    }
    return gone;
  }

  private <S> List<ModelRecipe<S>> without(ModelRecipe<S> from, int[] gone) {
    ModelRecipe<S> never = from.anew().without(gone);
    return runs().mapToObj(never::again).toList();
  }

  private <S> List<ModelRecipe<S>> with(ModelRecipe<S> from) {
    return runs().mapToObj(from.anew()::again).toList();
  }

  /** Run 0 is the model itself. */
  private IntStream runs() {
    return IntStream.rangeClosed(1, models);
  }

  @Override
  public Verdict check(Target of, Target from, Context context) {
    ModelRecipe<Target> how = from.recipe().orElseThrow(() -> Fault.of(ForgettingFaults.ELSEWHERE));
    int[] gone = rows(of.split().forgotten(), how, context);
    List<Target> never = Recipe.makeAll(without(how, gone), context.trainer(), context.control());
    List<Target> knowing = Recipe.makeAll(with(how), context.trainer(), context.control());
    Population population = Population.of(never, gone, context.control());
    double[] scores = Population.scores(of, gone, context.control());
    Population.Test surer = population.surer(scores);
    Population.Test scattered = population.scattered(scores);
    Optional<MarksForgotten> marks = MarksForgotten.of(how, gone, context);
    double each = level / (marks.isPresent() ? 3 : 2);
    int seen = 0;
    for (Target one : knowing) {
      double[] known = Population.scores(one, gone, context.control());
      boolean marked = marks.filter(it -> it.p(one, context.control()) < each).isPresent();
      boolean out =
          population.surer(known).p() < each || population.scattered(known).p() < each || marked;
      seen += out ? 1 : 0;
    }
    boolean marked = marks.filter(it -> it.p(of, context.control()) < each).isPresent();
    boolean refuted = surer.p() < each || scattered.p() < each || marked;
    boolean sees = seen >= POWER * models;
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.measured(
            "surer or less sure",
            surer.p() < each,
            MessageText.of(
                "it is surer of %,d rows than models trained without them in %.1f%% of pairs,"
                    + " where 50%% is right; p = %s, two-sided",
                gone.length, 100 * surer.value(), p(surer))));
    findings.add(
        Finding.measured(
            "row by row",
            scattered.p() < each,
            MessageText.of(
                "its answers for them lie %.2f times as far from what is usual as theirs do; p ="
                    + " %s",
                Math.sqrt(scattered.value()), p(scattered))));
    marks.ifPresent(it -> findings.add(it.finding(of, from, never, each, context.control())));
    findings.add(
        new Finding(
            "power",
            sees ? Status.HOLDS : Status.UNSEEN,
            MessageText.of(
                "of %d models that know the rows these tests see %d, at a level of %s",
                models, seen, MessageText.of("%.3g%%", 100 * level))));
    findings.add(usefulness(of, never));
    of.retrained()
        .ifPresent(
            rows ->
                findings.add(
                    new Finding(
                        "cost",
                        Status.HOLDS,
                        MessageText.of(
                            "%,d rows were trained on again, of %,d",
                            Math.round(rows.value()), of.split().members().length))));
    of.promised().ifPresent(it -> findings.add(new Finding("promise", Status.ASSUMED, it)));
    return new Verdict(
        refuted ? Outcome.REFUTED : sees ? Outcome.BORNE_OUT : Outcome.UNSEEN, findings);
  }

  private static String p(Population.Test test) {
    return test.p() < 1e-4 ? MessageText.of("%.0e", test.p()) : MessageText.of("%.4f", test.p());
  }

  private static Finding usefulness(Target of, List<Target> never) {
    return usefulness(accuracy(of), never.stream().mapToDouble(Forgotten::accuracy).toArray());
  }

  /** A model may well be as useful as others and remember, or be worse and have forgotten. */
  static Finding usefulness(double accuracy, double[] theirs) {
    double[] sorted = Arrays.stream(theirs).sorted().toArray();
    double least = sorted[0];
    double most = sorted[sorted.length - 1];
    return new Finding(
        "accuracy",
        accuracy < least || accuracy > most ? Status.DIFFERS : Status.NOT_REFUTED,
        MessageText.of(
            "%.1f%%; of models trained without the rows %.1f%% to %.1f%%",
            100 * accuracy, 100 * least, 100 * most));
  }

  private static double accuracy(Target target) {
    return ((Classifier) target).accuracy().map(Estimate::value).orElse(Double.NaN);
  }
}
