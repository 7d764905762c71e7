package org.tattle.attack.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tattle.attack.Exhibit;
import org.tattle.attack.Leak;
import org.tattle.attack.Reading;
import org.tattle.attack.Result;
import org.tattle.attack.Tails;
import org.tattle.attack.Threat;
import org.tattle.component.ComponentFault;
import org.tattle.component.Detail;
import org.tattle.component.Metric;
import org.tattle.component.Param;
import org.tattle.measure.Caveat;
import org.tattle.measure.Confusion;
import org.tattle.measure.Estimate;
import org.tattle.measure.Roc;
import org.tattle.run.MessageText;
import org.tattle.run.Warning;
import org.tattle.run.catalogue.AttackFaults;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Queries;

/**
 * What a membership inference attack found: a score for each row, higher where it believes more
 * that the target was trained on it.
 *
 * @param rows the rows of the data set that were scored
 * @param scores one a row
 * @param member whether the target was trained on it, one a row
 * @param roc how well the scores tell members from non-members
 * @param called what a rule did that was fixed on other rows or models, if the attack has one
 * @param asked how many queries it put to the target
 * @param unscored how many rows of the target could not be scored, and are not among these
 * @param warnings what whoever ran the attack should look at
 * @param notes what the reader should know
 */
public record Membership(
    int[] rows,
    double[] scores,
    boolean[] member,
    Roc roc,
    Optional<Confusion> called,
    long asked,
    int unscored,
    List<Warning> warnings,
    List<String> notes)
    implements Result {
  static final Reading AUC = new Reading("auc", "AUC", false);

  /** False accusations that an attacker puts up with: ten in a thousand. */
  private static final double FPR = 0.01;

  private static final Reading TPR = new Reading("tpr(fpr=0.01)", "TPR at 1% FPR", true);
  private static final int PEOPLE = 1000;

  public Membership {
    warnings = List.copyOf(warnings);
    notes = List.copyOf(notes);
  }

  /**
   * The result of these scores for the target's answers, in their order; each row asked once. A row
   * that a limit on queries gave no answer for is called a member last.
   *
   * @param found one an answer; the higher, the likelier a member
   * @param about what the reader should know, one sentence each
   * @throws ComponentFault if there are more or fewer, or some are no numbers
   */
  public static Membership of(Target target, double[] found, List<String> about) {
    return of(target, IntStream.range(0, target.answers().size()).toArray(), found, about);
  }

  /**
   * The same where only some answers could be scored: what is measured is measured on these.
   *
   * @param judged which answers, members and others among them
   * @param found one of these each
   */
  public static Membership of(Target target, int[] judged, double[] found, List<String> about) {
    check(judged.length, found);
    double[] scores = found.clone();
    List<String> notes = new ArrayList<>(about);
    int[] rows = new int[scores.length];
    boolean[] member = new boolean[scores.length];
    for (int k = 0; k < rows.length; k++) {
      rows[k] = target.answers().row(judged[k]);
      member[k] = target.member(judged[k]);
      if (!target.answers().answered(judged[k])) {
        scores[k] = Double.NEGATIVE_INFINITY;
      }
    }
    int all = target.answers().size();
    if (rows.length < all) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%,d of %,d rows are left out: every shadow model, or none, was trained on them.",
              all - rows.length,
              all));
    }
    Optional<Queries> queries = target.queries();
    queries.ifPresent(
        q ->
            notes.add(
                String.format(
                    Locale.ROOT,
                    "The limit let %,d of %,d queries through%s.",
                    q.answered(),
                    q.answered() + q.refused(),
                    q.elapsed().toHours() > 0
                        ? String.format(Locale.ROOT, ", in %,d h", q.elapsed().toHours())
                        : "")));
    Roc roc = Roc.of(scores, member);
    if (roc.backwards()) {
      notes.add(
          String.format(
              Locale.ROOT,
              "Members rank below the others: a leak read the wrong way round. Turned round, the"
                  + " AUC is %.2f; `advantage` counts either way.",
              1 - roc.auc().value()));
    }
    long asked = queries.map(Queries::answered).orElse((long) all);
    int unscored = all - rows.length;
    List<Warning> warnings = new ArrayList<>();
    if (unscored > 0) {
      warnings.add(leftOut(unscored, all));
    }
    if (roc.backwards()) {
      warnings.add(turned(roc, target));
    }
    return new Membership(
        rows, scores, member, roc, Optional.empty(), asked, unscored, warnings, notes);
  }

  private static void check(int judged, double[] found) {
    if (found.length != judged) {
      throw new ComponentFault(
          MessageText.of("gives %,d scores for %,d answers", found.length, judged),
          "give one score for each of `target.answers()`, in their order");
    }
    int[] none = IntStream.range(0, judged).filter(k -> Double.isNaN(found[k])).toArray();
    if (none.length > 0) {
      throw new ComponentFault(
          MessageText.of(
              "gives scores that are no numbers: %,d of %,d, the first for answer %,d",
              none.length, judged, none[0]),
          "a row that nothing is known of gets the lowest score, such as `-Infinity`");
    }
  }

  private static Warning leftOut(int rows, int all) {
    return Warning.of(AttackFaults.ROWS_LEFT_OUT, rows, all);
  }

  private static Warning turned(Roc roc, Target target) {
    return Warning.of(
        target.told() ? AttackFaults.TURNED_IN_THE_FILE : AttackFaults.TURNED, roc.auc().value());
  }

  /** A result of which no row was left out. */
  public Membership(
      int[] rows,
      double[] scores,
      boolean[] member,
      Roc roc,
      Optional<Confusion> called,
      long asked,
      List<String> notes) {
    this(rows, scores, member, roc, called, asked, 0, List.of(), notes);
  }

  /** The same with what a rule fixed beforehand did on these rows. */
  Membership calling(Confusion rule) {
    return new Membership(
        rows, scores, member, roc, Optional.of(rule), asked, unscored, warnings, notes);
  }

  /** The same after so many queries. */
  public Membership asking(long queries) {
    return new Membership(rows, scores, member, roc, called, queries, unscored, warnings, notes);
  }

  @Override
  public Threat threat() {
    return Threat.MEMBERSHIP;
  }

  @Override
  public List<Leak> leaks() {
    Estimate ranked = auc();
    Estimate caught = tpr(FPR);
    String pairs =
        "“%%s” put a person who was in the training data above one who was not %s times in 100 (%s"
            + " to %s); guessing does so 50 times.";
    String people =
        roc.resolvable(FPR)
            ? words(
                "Accusing 10 of 1,000 outsiders falsely, “%%s” pointed out %s of 1,000 people who"
                    + " were in (%s to %s).",
                caught, PEOPLE)
            : MessageText.of(
                "There were too few people outside the training data (%,d) to say how many could be"
                    + " pointed out with hardly any false accusations.",
                roc.nonMembers());
    return List.of(
        new Leak(AUC, ranked, Estimate.exact(0.5), 1, Tails.EITHER, words(pairs, ranked, 100)),
        new Leak(TPR, caught, Estimate.exact(FPR), 1, Tails.MORE, people));
  }

  /** An estimate in a sentence, as so many out of some. */
  private static String words(String sentence, Estimate share, int of) {
    return String.format(
        Locale.ROOT,
        sentence,
        count(of * share.value()),
        count(of * share.lower()),
        count(of * share.upper()));
  }

  private static String count(double people) {
    return String.format(Locale.ROOT, "%,d", Math.round(people));
  }

  @Override
  public List<Exhibit> exhibits() {
    return List.of(
        Exhibit.Curve.of(roc),
        new Exhibit.Scores(
            "score",
            List.of(
                new Exhibit.Group("members", scores(true)),
                new Exhibit.Group("non-members", scores(false)))));
  }

  private double[] scores(boolean members) {
    return IntStream.range(0, scores.length)
        .filter(i -> member[i] == members)
        .mapToDouble(i -> scores[i])
        .toArray();
  }

  /** All rows, the most exposed first. */
  @Detail(doc = "every row that was scored, the most exposed first")
  public List<RowRisk> records() {
    return RowRisk.of(rows, scores, member);
  }

  @Metric(
      doc = "area under the ROC curve: 0.5 is guessing, 1 is certainty",
      max = 1,
      headline = true)
  public Estimate auc() {
    return roc.auc();
  }

  @Metric(
      doc = "share of members found at a false-positive rate of `fpr`, equal scores by lot",
      share = true)
  public Estimate tpr(
      @Param(
              doc = "false-positive rate allowed",
              min = 0,
              max = 1,
              share = true,
              usual = {0.001, 0.01, 0.1})
          double fpr) {
    return roc.tprAt(fpr);
  }

  @Metric(doc = "largest difference of true- and false-positive rate, whichever way round", max = 1)
  public Estimate advantage() {
    return roc.advantage();
  }

  @Metric(
      doc = "mean of true-positive and true-negative rate, by the attack's own rule or the best",
      share = true)
  public Estimate balancedAccuracy() {
    return called
        .map(Confusion::balancedAccuracy)
        .map(rate -> rate.upper() < 0.5 ? rate.doubted(Caveat.backwards()) : rate)
        .orElseGet(roc::balancedAccuracy);
  }

  @Metric(doc = "queries put to the target")
  public Estimate queries() {
    return Estimate.exact(asked);
  }
}
