package org.tattle.attack.mark;

import java.util.List;
import java.util.Optional;
import org.tattle.attack.Exhibit;
import org.tattle.attack.Leak;
import org.tattle.attack.Reading;
import org.tattle.attack.Result;
import org.tattle.attack.Tails;
import org.tattle.attack.Threat;
import org.tattle.component.Detail;
import org.tattle.component.Metric;
import org.tattle.measure.Estimate;
import org.tattle.model.Access;
import org.tattle.privacy.account.WrittenNumber;
import org.tattle.run.MessageText;
import org.tattle.subject.Target;
import org.tattle.subject.part.Part;

/**
 * What is left of a mark.
 *
 * @param mark the owner's
 * @param unit in what the attack's strength is counted
 * @param reached the model as it was, at 0, and what each strength left of it, ascending
 * @param other how many parts a model gives that was made alike with another mark
 * @param copy what the strongest made of it
 */
public record MarkLeft(OwnersMark mark, String unit, List<Reached> reached, int other, Target copy)
    implements Result {
  static final Reading LEFT = new Reading("left", "mark left", true);
  private static final Reading LOST = new Reading("lost", "mark lost", true);

  /** At which a claim is borne out by default. */
  private static final double LEVEL = 1e-6;

  public MarkLeft {
    reached = List.copyOf(reached);
  }

  /**
   * How far one strength went.
   *
   * @param right parts of the mark that are given
   * @param accuracy on rows that neither the model nor the attacker trained on
   */
  record Reached(double strength, int right, Estimate accuracy) {}

  /**
   * A point of the curve.
   *
   * @param strength of the attack; 0 is none
   * @param left parts of the mark that are given
   * @param of how many there are
   * @param p the chance that a model which has nothing of the mark gives so many
   * @param claimed whether the owner's claim is borne out at a level of 1e-6
   * @param accuracy on rows that neither the model nor the attacker trained on
   */
  public record Point(
      double strength, int left, int of, double p, String claimed, double accuracy) {}

  private int size() {
    return mark.secret().size();
  }

  private Reached before() {
    return reached.get(0);
  }

  private Reached last() {
    return reached.get(reached.size() - 1);
  }

  private boolean claimed(Reached one) {
    return mark.p(one.right, 1) <= LEVEL;
  }

  @Override
  public Threat threat() {
    return Threat.REMOVAL;
  }

  @Override
  public List<Leak> leaks() {
    return List.of(
        new Leak(
            LOST,
            lost(),
            Estimate.proportion(size() - before().right, size()),
            1 - 1.0 / mark.secret().choices(),
            Tails.MORE,
            MessageText.of(
                "After “%%s” the model gave %,d of %,d %s, where it had given %,d.",
                last().right, size(), mark.secret().parts(), before().right)));
  }

  @Override
  public List<String> notes() {
    return List.of(
        MessageText.of(
            "%,d of %,d %s are left (%,d before; one in %d is given by chance, and %,d by a model"
                + " that was made alike with another mark): p = %s, so that the model is %s its"
                + " owner's at a level of 1e-6.",
            last().right,
            size(),
            mark.secret().parts(),
            before().right,
            mark.secret().choices(),
            other,
            WrittenNumber.rounded(mark.p(last().right, 1), 2),
            claimed(last()) ? "still" : "no longer seen to be"),
        MessageText.of(
            "it is right of %.1f%% of rows that neither trained on, and was of %.1f%%.",
            100 * last().accuracy.value(), 100 * before().accuracy.value()));
  }

  @Override
  public List<Exhibit> exhibits() {
    double[] strengths = reached.stream().mapToDouble(Reached::strength).toArray();
    return List.of(
        new Exhibit.Line(
            unit,
            "mark left",
            strengths,
            reached.stream().map(it -> Estimate.proportion(it.right, size())).toList(),
            "what is left of a mark, of which one part in "
                + mark.secret().choices()
                + " is given by chance"),
        new Exhibit.Line(
            unit,
            "accuracy",
            strengths,
            reached.stream().map(Reached::accuracy).toList(),
            "on rows that neither the model nor the attacker trained on"));
  }

  @Metric(
      doc = "share of the mark's secret answers or bits that are lost",
      share = true,
      headline = true)
  public Estimate lost() {
    return Estimate.proportion(size() - last().right, size());
  }

  @Metric(doc = "share of the mark's secret answers or bits that are left", share = true)
  public Estimate left() {
    return Estimate.proportion(last().right, size());
  }

  @Metric(
      doc = "share of the mark that a model gives which was made alike with another mark",
      share = true)
  public Estimate chance() {
    return Estimate.proportion(other, size());
  }

  @Metric(doc = "the chance that a model which has nothing of the mark gives so much of it")
  public Estimate p() {
    return Estimate.exact(mark.p(last().right, 1));
  }

  @Metric(doc = "share of rows that nobody trained on which is classified rightly", share = true)
  public Estimate accuracy() {
    return last().accuracy;
  }

  @Metric(doc = "share of those rows that was classified rightly before the attack", share = true)
  public Estimate accuracyBefore() {
    return before().accuracy;
  }

  @Metric(doc = "the weakest strength after which the owner's claim is not borne out at 1e-6")
  public Optional<Estimate> removed() {
    return reached.stream()
        .filter(it -> !claimed(it))
        .findFirst()
        .map(it -> Estimate.exact(it.strength));
  }

  @Detail(doc = "what each strength left of the mark, and of the accuracy")
  public List<Point> curve() {
    return reached.stream()
        .map(
            it ->
                new Point(
                    it.strength,
                    it.right,
                    size(),
                    mark.p(it.right, 1),
                    claimed(it) ? "yes" : "no",
                    it.accuracy.value()))
        .toList();
  }

  @Part(
      doc = "what the attacker made of the model",
      shows = {
        Access.LABELS,
        Access.MEMBERS,
        Access.LOSSES,
        Access.PROBABILITIES,
        Access.GRADIENTS,
        Access.QUERIES
      })
  @Override
  public Target copy() {
    return copy;
  }
}
