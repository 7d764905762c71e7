package org.tattle.subject;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.defense.Defense;
import org.tattle.model.Model;
import org.tattle.model.Training;
import org.tattle.run.Key;

/**
 * Everything that makes a target what it is, whatever scripts call it: equal blueprints make equal
 * targets.
 *
 * @param data the rows
 * @param split which of them are members, and what the attacker has
 * @param model the architecture
 * @param training how it is fitted
 * @param defenses in the order in which scripts gave them
 * @param counted how many members defenses reckon with, if not with those there are
 * @param planted what is slipped into the data before it is defended and trained on; answers are
 *     measured on the data as they are without
 */
public record Blueprint(
    Dataset data,
    Split split,
    Model model,
    Training training,
    List<Defense> defenses,
    OptionalInt counted,
    List<Planted> planted)
    implements Recipe<Target> {

  public Blueprint {
    defenses = List.copyOf(defenses);
    planted = List.copyOf(planted);
  }

  /** A blueprint whose defenses reckon with the members that there are. */
  public Blueprint(
      Dataset data, Split split, Model model, Training training, List<Defense> defenses) {
    this(data, split, model, training, defenses, OptionalInt.empty(), List.of());
  }

  /**
   * The same training on other rows, to the letter: noise, clipping norm, sampling rate and number
   * of steps stay what they are for this one, though there may be more members.
   */
  public Blueprint on(Dataset rows, Split parts) {
    return new Blueprint(rows, parts, model, training, defenses, OptionalInt.of(rows()), planted);
  }

  /** How many members defenses reckon with. */
  int rows() {
    return counted.orElse(split.members().length);
  }

  @Override
  public Blueprint with(Defense defense) {
    return new Blueprint(
        data,
        split,
        model,
        training,
        Stream.concat(defenses.stream(), Stream.of(defense)).toList(),
        counted,
        planted);
  }

  @Override
  public Blueprint with(Planted more) {
    return new Blueprint(
        data,
        split,
        model,
        training,
        defenses,
        counted,
        Stream.concat(planted.stream(), Stream.of(more)).toList());
  }

  /** Whether this is the other with more defenses on top. */
  boolean defends(Blueprint other) {
    int before = other.defenses.size();
    return before < defenses.size()
        && other.defenses.equals(defenses.subList(0, before))
        && other.planted.equals(planted)
        && other.lineage().equals(lineage());
  }

  /** The defenses of one stage, in script order. */
  public <D extends Defense> List<D> stage(Class<D> stage) {
    return defenses.stream().filter(stage::isInstance).map(stage::cast).toList();
  }

  /** What is true of the rows of the target. */
  Truth truth() {
    return new Truth(data, data.truth().groups(), split);
  }

  /**
   * The key of the target before its defenses: what it shares with its defended copies, and so what
   * their seeds are made from.
   */
  @Override
  public Key lineage() {
    return Key.of("lineage", data.digest(), split.members(), (Record) model, training);
  }

  /** The key of the target. */
  @Override
  public Key key() {
    return planted.isEmpty()
        ? Key.of("target", lineage(), defenses)
        : Key.of("target", lineage(), defenses, planted);
  }
}
