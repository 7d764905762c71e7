package org.tattle.attack.poisoning;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tattle.attack.Context;
import org.tattle.attack.Exhibit;
import org.tattle.data.Dataset;
import org.tattle.defense.sieve.Sifted;
import org.tattle.defense.sieve.SiftedRows;
import org.tattle.measure.Estimate;
import org.tattle.measure.Roc;
import org.tattle.subject.Classifier;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Planted;
import org.tattle.subject.Target;

/**
 * A target beside one that was made the same way, defenses and all, of rows with poison among them.
 *
 * @param target the one without
 * @param model the one with
 * @param planted the rows that the poison changed, which the auditor knows and no defense does
 * @param data the rows with it among them
 */
public record PoisonTrial(Target target, Target model, BitSet planted, Dataset data) {

  /** Trains the poisoned one; it is asked about the data as they were. */
  static PoisonTrial of(Target target, Planted poison, Context context) {
    ModelRecipe<Target> how = target.made().with(poison);
    Target model = how.make(context.trainer(), context.control());
    Dataset before = target.made().rows(context.trainer().root());
    Dataset after = how.rows(context.trainer().root());
    return new PoisonTrial(target, model, changed(before, after), after);
  }

  private static BitSet changed(Dataset before, Dataset after) {
    BitSet changed = new BitSet();
    for (int row = 0; row < before.rows(); row++) {
      int[] one = {row};
      if (before.labels()[row] != after.labels()[row]
          || !Arrays.equals(before.values(one), after.values(one))) {
        changed.set(row);
      }
    }
    return changed;
  }

  /** How many rows the poison changed. */
  public int poisoned() {
    return planted.cardinality();
  }

  Estimate clean() {
    return ((Classifier) model).accuracy().orElseThrow();
  }

  Estimate cleanBefore() {
    return ((Classifier) target).accuracy().orElseThrow();
  }

  private List<Sifted> sieves() {
    return model.sifted();
  }

  /** Of the planted rows, the share that sieves left out, if there are sieves and planted rows. */
  Optional<Estimate> found() {
    BitSet both = SiftedRows.out(sieves());
    both.and(planted);
    return sieves().isEmpty() || planted.isEmpty()
        ? Optional.empty()
        : Optional.of(Estimate.proportion(both.cardinality(), poisoned()));
  }

  /** Of the other rows of the training the share that sieves left out. */
  Optional<Estimate> alarms() {
    BitSet others = SiftedRows.out(sieves());
    others.andNot(planted);
    return sieves().stream()
        .findFirst()
        .map(it -> (int) IntStream.of(it.rows()).filter(row -> !planted.get(row)).count())
        .filter(count -> count > 0)
        .map(count -> Estimate.proportion(others.cardinality(), count));
  }

  /** How well the scores of each sieve tell planted rows from others, where both are there. */
  List<Roc> rocs() {
    return sieves().stream()
        .filter(it -> kinds(it) == 2)
        .map(it -> Roc.of(it.suspicion().scores(), told(it)))
        .toList();
  }

  private boolean[] told(Sifted sifted) {
    boolean[] told = new boolean[sifted.rows().length];
    IntStream.range(0, told.length).forEach(i -> told[i] = planted.get(sifted.rows()[i]));
    return told;
  }

  private long kinds(Sifted sifted) {
    return IntStream.of(sifted.rows()).mapToObj(planted::get).distinct().count();
  }

  List<Exhibit> curves() {
    return rocs().stream()
        .<Exhibit>map(
            roc ->
                new Exhibit.Curve(
                    "share of other rows",
                    "share of planted rows",
                    roc.fpr(),
                    roc.tpr(),
                    0.5 / roc.nonMembers(),
                    0.5 / roc.members(),
                    false))
        .toList();
  }

  /**
   * A row that a sieve left out.
   *
   * @param row of the data
   * @param label the class that it came with
   * @param score of the sieve
   * @param limit which the score is above
   * @param planted whether the attacker planted it
   * @param why what the score is
   */
  public record Suspect(
      int row, String label, double score, double limit, String planted, String why) {}

  List<Suspect> suspects() {
    return SiftedRows.of(sieves(), data).stream()
        .map(
            it ->
                new Suspect(
                    it.row(),
                    it.label(),
                    it.score(),
                    it.limit(),
                    planted.get(it.row()) ? "yes" : "no",
                    it.why()))
        .toList();
  }
}
