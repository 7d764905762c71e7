package org.tattle.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tattle.component.Schema;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.defense.Defense;
import org.tattle.defense.removal.SharedOut;
import org.tattle.defense.sieve.Sieve;
import org.tattle.defense.sieve.Sifted;
import org.tattle.model.Model;
import org.tattle.model.Training;
import org.tattle.privacy.account.Spent;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Key;
import org.tattle.run.catalogue.ForgettingFaults;
import org.tattle.subject.answer.Shadow;
import org.tattle.subject.answer.Truth;
import org.tattle.subject.train.ModelFitting;
import org.tattle.subject.train.ModelOrder;
import org.tattle.subject.train.Order;
import org.tattle.subject.train.Preparation;
import org.tattle.subject.train.Trainer;
import org.tattle.unlearning.Forgetting;
import org.tattle.unlearning.Retrain;
import org.tattle.unlearning.Unlearning;

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
 * @param forgot what it was made to forget since it was trained on all of the split's forgotten, or
 *     was trained without; the last last
 */
public record Blueprint(
    Dataset data,
    Split split,
    Model model,
    Training training,
    List<Defense> defenses,
    OptionalInt counted,
    List<Planted> planted,
    int run,
    List<Forgetting> forgot)
    implements ModelRecipe<Target> {

  public Blueprint {
    defenses = List.copyOf(defenses);
    planted = List.copyOf(planted);
    forgot = List.copyOf(forgot);
  }

  /** A blueprint whose defenses reckon with the members that there are. */
  public Blueprint(
      Dataset data, Split split, Model model, Training training, List<Defense> defenses) {
    this(data, split, model, training, defenses, OptionalInt.empty(), List.of(), 0, List.of());
  }

  @Override
  public Blueprint on(Dataset rows, Split parts) {
    OptionalInt before = OptionalInt.of(rows());
    return new Blueprint(rows, parts, model, training, defenses, before, planted, run, forgot);
  }

  @Override
  public Blueprint without(int... rows) {
    return forgetting(new Retrain(), rows);
  }

  @Override
  public Blueprint forgetting(Unlearning by, int... rows) {
    unfit(by, defenses)
        .ifPresent(
            fault -> {
              throw fault;
            });
    Forgetting last = new Forgetting(by, IntStream.of(rows).boxed().toList());
    return new Blueprint(
        data,
        split.without(rows),
        model,
        training,
        defenses,
        counted,
        planted,
        run,
        Stream.concat(forgot.stream(), Stream.of(last)).toList());
  }

  /** What keeps a model with these defenses from forgetting so. */
  private Optional<Fault> unfit(Unlearning by, List<Defense> all) {
    if (!by.anew() && all.stream().anyMatch(Sieve.class::isInstance)) {
      return Optional.of(Fault.of(ForgettingFaults.SIEVED, name(by)));
    }
    return by.unfit(model, all);
  }

  private static String name(Object component) {
    return Schema.of(((Record) component).getClass()).name();
  }

  /** What was forgotten from its weights on, after it was trained the last time. */
  private List<Forgetting> relearned() {
    int trained = forgot.size();
    while (trained > 0 && !forgot.get(trained - 1).by().anew()) {
      trained--;
    }
    return forgot.subList(trained, forgot.size());
  }

  @Override
  public Blueprint whole() {
    return new Blueprint(
        data, split.whole(), model, training, defenses, counted, planted, run, List.of());
  }

  @Override
  public List<String> ways() {
    return forgot.stream().map(it -> name(it.by())).toList();
  }

  @Override
  public Blueprint anew() {
    return new Blueprint(data, split, model, training, defenses, counted, planted, run, List.of());
  }

  @Override
  public Blueprint again(int other) {
    return new Blueprint(data, split, model, training, defenses, counted, planted, other, forgot);
  }

  @Override
  public Blueprint building(Model other) {
    return new Blueprint(data, split, other, training, defenses, counted, planted, run, forgot);
  }

  /** How many members defenses reckon with: persons, where it is said whose the rows are. */
  int rows() {
    return counted.orElseGet(() -> data.units(split.members()));
  }

  /**
   * @throws Fault T317 if it has forgotten in a way in which a model so defended cannot forget
   */
  @Override
  public Blueprint with(Defense defense) {
    List<Defense> all = Stream.concat(defenses.stream(), Stream.of(defense)).toList();
    for (Forgetting one : relearned()) {
      if (unfit(one.by(), all).isPresent()) {
        throw Fault.of(ForgettingFaults.FORGOT_BEFORE, name(one.by()), name(defense));
      }
    }
    return defendedBy(all);
  }

  @Override
  public Blueprint without(Predicate<Defense> some) {
    return defendedBy(defenses.stream().filter(some.negate()).toList());
  }

  private Blueprint defendedBy(List<Defense> all) {
    return new Blueprint(data, split, model, training, all, counted, planted, run, forgot);
  }

  @Override
  public Blueprint with(Planted more) {
    List<Planted> all = Stream.concat(planted.stream(), Stream.of(more)).toList();
    return new Blueprint(data, split, model, training, defenses, counted, all, run, forgot);
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

  /**
   * What its seeds are made from: where a defense proves what so many rows can change, whoever
   * slips rows in must not draw the training anew by that.
   */
  private Key drawing() {
    boolean proved =
        defenses.stream()
            .anyMatch(it -> it instanceof SharedOut shared && shared.sharding().certifies());
    return proved ? Key.of("lineage", (Record) model, training) : lineage();
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
    if (!relearned().isEmpty()) {
      made.add(relearned());
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
        drawing().seed(trainer.root()),
        data,
        rows(trainer.root()),
        split,
        new ModelFitting(model, training, defenses, counted, run),
        relearned());
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
    return prepared(trainer).shadowOrders(count);
  }

  @Override
  public List<Shadow> shadows(int count, Trainer trainer, Control control) {
    return prepared(trainer).shadows(count, control);
  }

  @Override
  public Target make(Trainer trainer, Control control) {
    Preparation prepared = prepared(trainer);
    List<Sifted> sifted = prepared.sifted(control);
    Optional<Forgot> last =
        forgot.stream()
            .skip(Math.max(0, forgot.size() - 1))
            .findFirst()
            .map(it -> new Forgot(prepared.retrained(it), prepared.promise(it, control)));
    Origin origin = Origin.trained(prepared.spent(), trainer.seeded(), sifted).forgetting(last);
    Truth trainedOn = truth().with(split.keeping(prepared.members(sifted)));
    return TargetKinds.of(this, trainedOn, prepared.guarded(control), origin, control);
  }
}
