package org.tattle.attack.poisoning;

import java.util.ArrayList;
import java.util.List;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Exhibit;
import org.tattle.attack.Leak;
import org.tattle.attack.Reading;
import org.tattle.attack.Tails;
import org.tattle.attack.Threat;
import org.tattle.component.Detail;
import org.tattle.component.Metric;
import org.tattle.component.Param;
import org.tattle.measure.Estimate;
import org.tattle.measure.Intervals;
import org.tattle.measure.Roc;
import org.tattle.run.MessageText;
import org.tattle.run.catalogue.AttackFaults;

/**
 * How much more a model tells of some rows because of what somebody slipped into its training.
 *
 * @param copies how many copies of each were asked for
 * @param all what came of each number of copies, ascending
 * @param before the same attack on the target, which learned from no copies
 * @param astray the same on a model that learned from as many copies of other rows
 */
public record Betrayed(PoisonTrial trial, int copies, List<Reached> all, Roc before, Roc astray)
    implements Poisoned {
  private static final Reading AUC = new Reading("auc", "AUC", false);

  public Betrayed {
    all = List.copyOf(all);
  }

  /**
   * What so many copies do.
   *
   * @param told how well the rows' membership is told
   * @param clean what the poisoned model gets right of the non-members
   */
  record Reached(int copies, Roc told, Estimate clean) {}

  /**
   * A point of the curve over the number of copies.
   *
   * @param copies of each row
   * @param auc how often a member is ranked above a non-member
   * @param lower the lower end of its interval
   * @param upper the upper end
   * @param clean share of non-members that the poisoned model classifies rightly
   */
  public record Point(int copies, double auc, double lower, double upper, double clean) {}

  /** The weaker explanation: as many wrong labels, on copies of rows that nobody asks about. */
  static Counterpart untargeted(Roc elsewhere, Roc before) {
    return new Counterpart(
        new Leak(AUC, elsewhere.auc(0.99), before.auc(0.99), 1, Tails.MORE, ""),
        AttackFaults.CONTROL_TWINS,
        "with as many mislabelled copies of other rows, and an AUC as without any is right",
        "The control of “%s” failed: mislabelled copies of any rows make the model tell more (an"
            + " AUC of %s), so it need not be those of the rows that were asked about.");
  }

  private Roc told() {
    return all.stream().filter(it -> it.copies == copies).findFirst().orElseThrow().told;
  }

  @Override
  public Threat threat() {
    return Threat.BETRAYAL;
  }

  @Override
  public List<Leak> leaks() {
    return List.of(
        new Leak(
            AUC,
            auc(),
            baseline(),
            1,
            Tails.MORE,
            MessageText.of(
                "After “%%s” had slipped %,d mislabelled copies of %,d rows into the training, a row"
                    + " that had been in it was put above one that had not %.0f times in 100; before"
                    + " it was %.0f times.",
                trial().poisoned(),
                before.members() + before.nonMembers(),
                100 * auc().value(),
                100 * baseline().value())));
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        MessageText.of(
            "%,d members became copies of %,d rows, half of them members; as many copies of other"
                + " rows give an AUC of %.3f, and none %.3f.",
            trial().poisoned(),
            before.members() + before.nonMembers(),
            astray.auc().value(),
            baseline().value()));
    notes.addAll(sifting());
    return notes;
  }

  @Override
  public List<Exhibit> exhibits() {
    List<Exhibit> exhibits = new ArrayList<>(List.of(Exhibit.Curve.of(told())));
    if (all.size() > 1) {
      exhibits.add(
          new Exhibit.Line(
              "copies of each row",
              "AUC",
              all.stream().mapToDouble(Reached::copies).toArray(),
              all.stream().map(it -> it.told.auc().plain()).toList(),
              "how often a member is ranked above a non-member; without copies it is %s"
                  .formatted(MessageText.of("%.3f", baseline().value()))));
    }
    exhibits.addAll(trial().curves());
    return exhibits;
  }

  @Metric(
      doc =
          "area under the ROC curve of the rows that were asked about, with their copies among the"
              + " training: 0.5 is guessing, 1 is certainty",
      max = 1,
      headline = true)
  public Estimate auc() {
    return told().auc();
  }

  @Metric(doc = "AUC of those rows on the target, which learned from no copies", max = 1)
  public Estimate baseline() {
    return before.auc();
  }

  @Metric(doc = "AUC of those rows on a model that learned from as many copies of others", max = 1)
  public Estimate elsewhere() {
    return astray.auc();
  }

  @Metric(doc = "by how much the copies raise it")
  public Estimate rise() {
    return Intervals.apart(auc(), baseline());
  }

  @Metric(
      doc = "share of the members among the rows that are found at a false-positive rate of `fpr`",
      share = true)
  public Estimate tpr(
      @Param(
              doc = "false-positive rate allowed",
              min = 0,
              max = 1,
              share = true,
              usual = {0.1, 0.2})
          double fpr) {
    return told().tprAt(fpr);
  }

  @Metric(
      doc = "share of those members found at `fpr` on the target, which learned from no copies",
      share = true)
  public Estimate baselineTpr(
      @Param(
              doc = "false-positive rate allowed",
              min = 0,
              max = 1,
              share = true,
              usual = {0.1, 0.2})
          double fpr) {
    return before.tprAt(fpr);
  }

  @Detail(doc = "what other numbers of copies do")
  public List<Point> curve() {
    return all.stream()
        .map(
            it ->
                new Point(
                    it.copies,
                    it.told.auc().value(),
                    it.told.auc().lower(),
                    it.told.auc().upper(),
                    it.clean.value()))
        .toList();
  }
}
