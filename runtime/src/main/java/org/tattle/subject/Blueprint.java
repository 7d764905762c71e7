package org.tattle.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.defense.Defense;
import org.tattle.model.Model;
import org.tattle.model.Training;
import org.tattle.privacy.account.Spent;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.subject.answer.Shadow;
import org.tattle.subject.answer.Truth;
import org.tattle.subject.train.ModelFitting;
import org.tattle.subject.train.ModelOrder;
import org.tattle.subject.train.Order;
import org.tattle.subject.train.Preparation;
import org.tattle.subject.train.Trainer;

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
 * @param run which of the trainings it is that differ by their own draws alone
 */
public record Blueprint(
    Dataset data,
    Split split,
    Model model,
    Training training,
    List<Defense> defenses,
    OptionalInt counted,
    List<Planted> planted,
    int run)
    implements ModelRecipe<Target> {

  public Blueprint {
    defenses = List.copyOf(defenses);
    planted = List.copyOf(planted);
  }

  /** A blueprint whose defenses reckon with the members that there are. */
  public Blueprint(
      Dataset data, Split split, Model model, Training training, List<Defense> defenses) {
    this(data, split, model, training, defenses, OptionalInt.empty(), List.of(), 0);
  }

  @Override
  public Blueprint on(Dataset rows, Split parts) {
    OptionalInt before = OptionalInt.of(rows());
    return new Blueprint(rows, parts, model, training, defenses, before, planted, run);
  }

  @Override
  public Blueprint without(int... rows) {
    return new Blueprint(
        data, split.without(rows), model, training, defenses, counted, planted, run);
  }

  @Override
  public Blueprint again(int other) {
    return new Blueprint(data, split, model, training, defenses, counted, planted, other);
  }

  @Override
  public Blueprint building(Model other) {
    return new Blueprint(data, split, other, training, defenses, counted, planted, run);
  }

  /** How many members defenses reckon with: persons, where it is said whose the rows are. */
  int rows() {
    return counted.orElseGet(() -> data.units(split.members()));
  }

  @Override
  public Blueprint with(Defense defense) {
    List<Defense> all = Stream.concat(defenses.stream(), Stream.of(defense)).toList();
    return new Blueprint(data, split, model, training, all, counted, planted, run);
  }

  @Override
  public Blueprint with(Planted more) {
    List<Planted> all = Stream.concat(planted.stream(), Stream.of(more)).toList();
    return new Blueprint(data, split, model, training, defenses, counted, all, run);
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
    return Key.of("lineage", data.digest(), split.whole().members(), (Record) model, training);
  }

  /** The key of the target, in which only what is out of the ordinary is told besides. */
  @Override
  public Key key() {
    List<Object> made = new ArrayList<>(List.of(lineage(), defenses));
    if (!planted.isEmpty()) {
      made.add(planted);
    }
    if (rows() != data.units(split.members())) {
      made.add("counted " + rows());
    }
    if (split.forgotten().length > 0) {
      made.addAll(List.of("without", split.forgotten()));
    }
    if (run != 0) {
      made.add("run " + run);
    }
    return Key.of("target", made.toArray());
  }

  @Override
  public List<Record> components() {
    return Stream.concat(
            defenses.stream().map(Record.class::cast), Stream.of(training, (Record) model))
        .toList();
  }

  /** What is to be trained, with what is planted and after the defenses of the data. */
  private Preparation prepared(Trainer trainer) {
    return new Preparation(
        trainer,
        lineage().seed(trainer.root()),
        data,
        rows(trainer.root()),
        split,
        new ModelFitting(model, training, defenses, counted, run));
  }

  @Override
  public ModelOrder order(Trainer trainer) {
    return prepared(trainer).order();
  }

  @Override
  public List<Order> orders(Trainer trainer) {
    return prepared(trainer).orders();
  }

  @Override
  public Optional<Spent> spends(Trainer trainer) {
    return prepared(trainer).spent();
  }

  @Override
  public List<Order> orderShadows(int count, Trainer trainer) {
    return List.of(prepared(trainer).orderShadows(count));
  }

  @Override
  public List<Shadow> shadows(int count, Trainer trainer, Control control) {
    return prepared(trainer).shadows(count, control);
  }

  @Override
  public Target make(Trainer trainer, Control control) {
    Preparation prepared = prepared(trainer);
    Origin origin = Origin.trained(prepared.spent(), trainer.seeded());
    Truth trainedOn = truth().with(split.keeping(prepared.members()));
    return TargetKinds.of(this, trainedOn, prepared.guarded(control), origin, control);
  }
}
