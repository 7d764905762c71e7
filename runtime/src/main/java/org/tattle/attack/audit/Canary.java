package org.tattle.attack.audit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Leak;
import org.tattle.attack.Tails;
import org.tattle.attack.Work;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.ParameterFault;
import org.tattle.data.Split;
import org.tattle.measure.Estimate;
import org.tattle.measure.Guessing;
import org.tattle.measure.Roc;
import org.tattle.model.Access;
import org.tattle.privacy.account.BestAttack;
import org.tattle.privacy.account.GaussianCurve;
import org.tattle.privacy.account.Spent;
import org.tattle.run.catalogue.AttackFaults;
import org.tattle.subject.Prospect;
import org.tattle.subject.Recipe;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;

/**
 * The audit in one training run (Steinke, Nasr and Jagielski 2023, algorithm 1):
 *
 * <ol>
 *   <li>make m canaries, and throw a fair coin for each;
 *   <li>carry out the target's recipe, defenses and all, on its members and the canaries whose coin
 *       says so;
 *   <li>rank the canaries by how much surer the copy is of their label than could be told from the
 *       target, which was trained on none of them: by the residual of its logit-scaled confidence
 *       over the target's; call the first half of r guesses "in" and the last half "out";
 *   <li>the number of right guesses bounds epsilon from below ({@link
 *       org.tattle.measure.Audit#oneRun}).
 * </ol>
 *
 * <p>The copy is trained as the target was: its noise, clipping norm, sampling rate and number of
 * steps are those of the target, though it has the canaries to learn, too ({@link Recipe#on}). So
 * it is the target's own σ that is audited, and not one that is computed anew for more rows.
 *
 * <p>The bound holds whatever the canaries and the ranking, so both may be clever and are no
 * secret. The coins are: who could compute them would know what is in without looking at the copy.
 * They come from the secure source unless a seed was set, once for each audit, and their key is
 * kept in the cache of whoever audits, beside the copy that belongs to them. How many guesses to
 * dare must not be read off the coins, either: where it is not given, three numbers are tried, and
 * each is held to a third of the error. The number of training rows is taken to be public, as by
 * every accountant here.
 */
@Component(
    name = "canary",
    doc = "Plants marked rows in a copy of the training, and bounds epsilon from below by them.",
    paper = "Steinke et al. 2023, Privacy Auditing with One (1) Training Run",
    example = "attack canary with canaries=1k confidence=95%")
public record Canary(
    @Param(doc = "canaries, each trained on with probability one half", min = 20, max = 1_000_000)
        int canaries,
    @Param(doc = "what a canary is: far values that never met, or a row with a wrong label")
        Canaries.Kind kind,
    @Param(doc = "how many canaries to call in or out; if not given, as fits the claim", min = 2)
        Optional<Integer> guesses,
    @Param(
            doc = "confidence that epsilon is no lower than the bound",
            min = 0.5,
            max = 0.999999,
            share = true)
        double confidence)
    implements Attack<Target> {
  /** How many deviations scores are apart where a training is not private. */
  private static final double APART = 2;

  private static final double LEAST = 1e-12;

  public Canary() {
    this(1000, Canaries.Kind.OUT_OF_DISTRIBUTION, Optional.empty(), 0.95);
  }

  public Canary {
    if (guesses.isPresent() && guesses.get() > canaries) {
      throw new ParameterFault("`guesses` cannot be more than `canaries`", "guesses", "canaries");
    }
  }

  @Override
  public Class<Target> on() {
    return Target.class;
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.LABELS, Access.QUERIES, Access.TRAINING);
  }

  @Override
  public Class<CanaryAudit> finds() {
    return CanaryAudit.class;
  }

  @Override
  public Work work(Prospect target, Context context) {
    return target.recipe().map(how -> planned(how, context)).orElse(Work.NOTHING);
  }

  private Work planned(Recipe<?> how, Context context) {
    Canaries planted = Canaries.in(how, canaries, kind, context.seed());
    return Work.copy(copy(how, planted, coins(context)));
  }

  @Override
  public CanaryAudit run(Target target, Context context) {
    Canaries planted = Canaries.in(target.made(), canaries, kind, context.seed());
    int first = planted.data().rows() - canaries;
    boolean[] in = coins(context);
    Target copy = copy(target.made(), planted, in).make(context.trainer(), context.control());
    double[] scores = new double[canaries];
    Answers said = copy.answers();
    for (int i = 0; i < said.size(); i++) {
      if (said.row(i) >= first) {
        scores[said.row(i) - first] = said.scaledConfidence(i);
      }
    }
    Answers before = target.ask(planted.features(), planted.labels(), context.control());
    double[] expected = new double[canaries];
    Arrays.setAll(expected, before::scaledConfidence);
    scores = unexplained(scores, expected);
    return judge(scores, in, copy.spent());
  }

  /** The same canaries ranked by the target itself, which was trained on none of them. */
  @Override
  public Optional<Counterpart> control(Target target, Context context) {
    Canaries planted = Canaries.in(target.made(), canaries, kind, context.seed());
    Answers before = target.ask(planted.features(), planted.labels(), context.control());
    double[] scores = new double[canaries];
    Arrays.setAll(scores, before::scaledConfidence);
    Estimate auc = Roc.of(scores, coins(context)).auc(0.99);
    return Optional.of(
        new Counterpart(
            new Leak(CanaryAudit.AUC, auc, Estimate.exact(0.5), 1, Tails.EITHER, ""),
            AttackFaults.CONTROL_CANARIES,
            "on canaries never planted, where an AUC of 0.5 is right",
            "The control of “%s” failed: it also tells apart made-up rows of which none was planted"
                + " (AUC %s), so what it found may come from the data or the audit, and not from"
                + " the training."));
  }

  /** What is left of y after its least-squares line over x. */
  static double[] unexplained(double[] y, double[] x) {
    double middle = Arrays.stream(x).average().orElseThrow();
    double level = Arrays.stream(y).average().orElseThrow();
    double together = 0;
    double alone = 0;
    for (int i = 0; i < x.length; i++) {
      together += (x[i] - middle) * (y[i] - level);
      alone += (x[i] - middle) * (x[i] - middle);
    }
    double slope = alone > 0 ? together / alone : 0;
    double[] left = new double[x.length];
    Arrays.setAll(left, i -> y[i] - level - slope * (x[i] - middle));
    return left;
  }

  private boolean[] coins(Context context) {
    return context.trainer().draws().coins(context.seed().split("coins"), canaries);
  }

  /** The target's recipe on its members and the canaries that are in. */
  private <S> Recipe<S> copy(Recipe<S> recipe, Canaries planted, boolean[] in) {
    int first = planted.data().rows() - canaries;
    int[] members =
        IntStream.concat(
                IntStream.range(0, first),
                IntStream.range(0, canaries).filter(i -> in[i]).map(i -> first + i))
            .toArray();
    int[] others = IntStream.range(0, canaries).filter(i -> !in[i]).map(i -> first + i).toArray();
    Split split = new Split(recipe.split().adversary(), members, others, members);
    return recipe.on(planted.data(), split);
  }

  /** The bound by the calls that were settled beforehand. */
  CanaryAudit judge(double[] scores, boolean[] in, Optional<Spent> spent) {
    Integer[] order = ranked(scores);
    double delta = spent.map(Spent::delta).orElse(0.0);
    Guessing guessing = guessing(spent, delta);
    int half = Math.max(1, guessing.guesses() / 2);
    int right = 0;
    for (int i = 0; i < half; i++) {
      right += in[order[i]] ? 1 : 0;
      right += in[order[canaries - 1 - i]] ? 0 : 1;
    }
    double bound = guessing.rule().bound(canaries, 2 * half, right, delta, 1 - confidence);
    return new CanaryAudit(
        canaries,
        2 * half,
        right,
        bound,
        confidence,
        delta,
        Roc.of(scores, in),
        notes(bound, spent));
  }

  /** For scores as far apart as the claim allows, and no farther than answers do as a rule. */
  private Guessing guessing(Optional<Spent> spent, double delta) {
    double p = 1 - confidence;
    double mu =
        spent.map(s -> GaussianCurve.mu(s.epsilon(), Math.max(LEAST, s.delta()))).orElse(APART);
    BestAttack odds = BestAttack.gaussian(Math.max(0.1, Math.min(APART, mu)));
    return guesses
        .map(given -> new Guessing(canaries, given, Guessing.Rule.BINOMIAL, delta, p, 0))
        .orElseGet(() -> Guessing.best(canaries, odds, delta, p));
  }

  /** Canaries by falling score; equal ones as they were planted, of which coins know nothing. */
  private Integer[] ranked(double[] scores) {
    return IntStream.range(0, canaries)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -scores[i]))
        .toArray(Integer[]::new);
  }

  private List<String> notes(double bound, Optional<Spent> spent) {
    String claim =
        spent
            .map(Spent::epsilon)
            .map(eps -> short3(eps) + (bound > eps ? ", which this refutes" : ", not refuted"))
            .orElse("none");
    return List.of(
        "with %s%% confidence the training spends an ε of at least %s; it claims %s."
            .formatted(short3(100 * confidence), short3(bound), claim));
  }

  private static String short3(double value) {
    return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }
}
