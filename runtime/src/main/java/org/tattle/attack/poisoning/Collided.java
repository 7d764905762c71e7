package org.tattle.attack.poisoning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Exhibit;
import org.tattle.attack.Leak;
import org.tattle.attack.Reading;
import org.tattle.attack.Result;
import org.tattle.attack.Tails;
import org.tattle.attack.Threat;
import org.tattle.component.Detail;
import org.tattle.component.Metric;
import org.tattle.data.Dataset;
import org.tattle.measure.Estimate;
import org.tattle.measure.Intervals;
import org.tattle.nn.network.Shape;
import org.tattle.run.MessageText;
import org.tattle.run.catalogue.AttackFaults;

/**
 * How many targets were misjudged for rows that had been moved towards them.
 *
 * @param members that each last layer learned from, the moved rows among them
 * @param trials a target each
 */
public record Collided(Dataset data, int members, List<Trial> trials) implements Result {
  private static final Reading SUCCESS = new Reading("success", "success", true);
  private static final int SHOWN = 3;

  public Collided {
    trials = List.copyOf(trials);
  }

  /**
   * A target, and what became of it.
   *
   * @param poison the nearest base, moved
   * @param after what the last layer says of the target that learned from the poison
   * @param before what the one says that learned from the base as it was
   * @param features how far the poison's features are from the target's, as a share of the base's
   * @param looks how far the poison is from its base, as a share of the target
   * @param clean share of non-members that the poisoned layer classifies rightly
   * @param cleanBefore share that the other does
   */
  record Trial(
      Collision.Aim aim,
      float[] poison,
      int after,
      int before,
      double features,
      double looks,
      double clean,
      double cleanBefore) {
    boolean hit() {
      return after == aim.aim();
    }

    boolean usual() {
      return before == aim.aim();
    }
  }

  /**
   * A trial as it is listed.
   *
   * @param target row that was to be misjudged
   * @param label its class
   * @param base row that was moved
   * @param aim its class
   * @param after what was made of the target
   * @param features how far the poison's features are from the target's, as a share of the base's
   * @param looks how far the poison is from its base, as a share of the target
   */
  public record Attempted(
      int target,
      String label,
      int base,
      String aim,
      String after,
      double features,
      double looks) {}

  /** The same question of a last layer that learned from the members as they are, once more. */
  static Counterpart unmoved(int lost, int usual, int tried) {
    return new Counterpart(
        new Leak(
            SUCCESS,
            Intervals.clopperPearson(lost, tried, 0.99),
            Intervals.clopperPearson(usual, tried, 0.99),
            1,
            Tails.MORE,
            ""),
        AttackFaults.CONTROL_UNFLIPPED,
        "where no row was moved, and no more targets are lost",
        "The control of “%s” failed: without any row moved the model loses targets as well (%s of"
            + " them).");
  }

  private int poisons() {
    return trials.stream().mapToInt(it -> it.aim.bases().size()).max().orElse(0);
  }

  private int hits() {
    return (int) trials.stream().filter(Trial::hit).count();
  }

  private int usual() {
    return (int) trials.stream().filter(Trial::usual).count();
  }

  @Override
  public Threat threat() {
    return Threat.COLLISION;
  }

  @Override
  public List<Leak> leaks() {
    int first = (int) trials.stream().filter(it -> it.hit() && !it.usual()).count();
    int second = (int) trials.stream().filter(it -> !it.hit() && it.usual()).count();
    return List.of(
        new Leak(
            SUCCESS,
            success(),
            baseline(),
            1,
            Tails.MORE,
            Optional.of(Leak.pairs(first, second)),
            MessageText.of(
                "With %,d of %,d rows moved by “%%s” and called what they look like, %,d of %,d rows"
                    + " that were aimed at got the class of these; without them %,d did.",
                poisons(), members, hits(), trials.size(), usual())));
  }

  @Override
  public List<String> notes() {
    return List.of(
        MessageText.of(
            "only the last layer was trained on the poison: %,d of %,d rows; where all layers are"
                + " trained anew so few do little. Poisons lie %.2f of the way from their base to the"
                + " target as rows, and their features %.2f of the base's way off the target's.",
            poisons(), members, mean(Trial::looks), mean(Trial::features)));
  }

  private double mean(ToDoubleFunction<Trial> of) {
    return trials.stream().mapToDouble(of).average().orElse(0);
  }

  @Override
  public List<Exhibit> exhibits() {
    Shape shape = data.shape();
    if (!shape.image() || shape.size() != shape.height() * shape.width()) {
      return List.of();
    }
    List<Exhibit.Picture> pictures = new ArrayList<>();
    for (Trial trial : trials.stream().filter(Trial::hit).limit(SHOWN).toList()) {
      String aim = data.classes().get(trial.aim.aim());
      pictures.add(new Exhibit.Picture("base: " + aim, row(trial.aim.bases().get(0))));
      pictures.add(new Exhibit.Picture("poison", trial.poison.clone()));
      pictures.add(new Exhibit.Picture("target → " + aim, row(trial.aim.target())));
    }
    return pictures.isEmpty()
        ? List.of()
        : List.of(new Exhibit.Pictures(shape.height(), shape.width(), pictures));
  }

  private float[] row(int row) {
    return data.values(new int[] {row});
  }

  @Metric(
      doc = "share of targets that are given the class of the rows that were moved towards them",
      share = true,
      headline = true)
  public Estimate success() {
    return Estimate.proportion(hits(), trials.size());
  }

  @Metric(doc = "share that are given it where the rows are as they were", share = true)
  public Estimate baseline() {
    return Estimate.proportion(usual(), trials.size());
  }

  @Metric(
      doc = "share of non-members that last layers with poison classify rightly, in the mean",
      share = true)
  public Estimate clean() {
    return Estimate.exact(mean(Trial::clean));
  }

  @Metric(doc = "share that the last layer without poison classifies rightly", share = true)
  public Estimate cleanBefore() {
    return Estimate.exact(mean(Trial::cleanBefore));
  }

  @Metric(
      doc = "how far poisons are from their bases, as a share of how far targets are, in the mean")
  public Estimate looks() {
    return Estimate.exact(mean(Trial::looks));
  }

  @Detail(doc = "targets and bases, and what was made of them")
  public List<Attempted> attempts() {
    List<String> names = data.classes();
    return trials.stream()
        .map(
            it ->
                new Attempted(
                    it.aim.target(),
                    names.get(data.labels()[it.aim.target()]),
                    it.aim.bases().get(0),
                    names.get(it.aim.aim()),
                    names.get(it.after),
                    it.features,
                    it.looks))
        .toList();
  }
}
