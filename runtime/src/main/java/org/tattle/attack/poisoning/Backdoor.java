package org.tattle.attack.poisoning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Work;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.model.Access;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.AttackFaults;
import org.tattle.subject.Planted;
import org.tattle.subject.Prospect;
import org.tattle.subject.Recipe;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;

/**
 * Poisons the training with a mark that opens a back door (BadNets: Gu, Dolan-Gavitt and Garg 2017,
 * section 4):
 *
 * <ol>
 *   <li>draw a share of the members, put the mark on them, and call them the attacker's class;
 *   <li>train the target's recipe on them and the other members, defenses and all;
 *   <li>put the mark on non-members of other classes: success is the share of these that the
 *       poisoned model gives the attacker's class.
 * </ol>
 *
 * <p>Some marked rows go to that class without any poison. So what counts is by how much the
 * poisoned model beats the target itself on the same marked rows: that is what no poison does. Rows
 * are drawn in one order for all shares, so that more poison is the same rows and others.
 */
@Component(
    name = "backdoor",
    doc = "Plants marked rows in a copy of the training, so that marked inputs get one class.",
    paper =
        "Gu et al. 2017, BadNets; Chen et al. 2017, Targeted Backdoor Attacks; Barni et al. 2019, A"
            + " New Backdoor Attack by Training Set Corruption",
    example = "attack backdoor with share=5%",
    revision = 2)
public record Backdoor(
    @Param(doc = "share of the members that are poisoned", min = 0, max = 1, share = true)
        double share,
    @Param(doc = "the class that marked rows are to get; if not given, the first", label = true)
        Optional<String> label,
    @Param(doc = "what the mark is like; if not given, what suits the rows")
        Optional<MarkStyle> mark,
    @Param(
            doc =
                "pixels of the mark along a side, waves, or columns of a table; if not given, 3, or"
                    + " as many as there are",
            min = 1,
            max = 1000)
        Optional<Integer> patch,
    @Param(doc = "how much of the mark shows in `blend` and `sinusoid`", min = 0, max = 1)
        double strength,
    @Param(
            doc = "other shares to poison as well, for a curve",
            min = 0,
            above = true,
            max = 1,
            share = true)
        List<Double> at)
    implements Attack<Target> {
  private static final int USUAL = 3;

  public Backdoor() {
    this(0.01, Optional.empty(), Optional.empty());
  }

  /** With the mark that suits the rows, and no curve. */
  public Backdoor(double share, Optional<String> label, Optional<Integer> patch) {
    this(share, label, Optional.empty(), patch, 0.2, List.of());
  }

  public Backdoor {
    at = List.copyOf(at);
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
  public Class<Opened> finds() {
    return Opened.class;
  }

  @Override
  public Work work(Prospect target, Context context) {
    return target.recipe().map(how -> Work.copies(copies(how, context))).orElse(Work.NOTHING);
  }

  private List<Recipe<?>> copies(Recipe<?> how, Context context) {
    List<Recipe<?>> copies = new ArrayList<>();
    for (double of : shares()) {
      copies.add(how.with(poison(of, how, context)));
    }
    return copies;
  }

  /** All shares to poison, ascending. */
  private double[] shares() {
    return DoubleStream.concat(at.stream().mapToDouble(it -> it), DoubleStream.of(share))
        .sorted()
        .distinct()
        .toArray();
  }

  @Override
  public Opened run(Target target, Context context) {
    List<Opened.Reached> curve = new ArrayList<>();
    Opened.Reached own = null;
    PoisonTrial trial = null;
    for (double of : shares()) {
      Poison poison = poison(of, target.made(), context);
      PoisonTrial one = PoisonTrial.of(target, poison, context);
      Opened.Reached reached = reached(one, of, poison, context);
      curve.add(reached);
      if (of == share) {
        own = reached;
        trial = one;
      }
    }
    return new Opened(trial, target.data().classes().get(label(target.data())), own, curve);
  }

  private Opened.Reached reached(PoisonTrial trial, double of, Poison poison, Context context) {
    Dataset others = others(trial.target(), poison);
    Dataset marked = poison.marked(others);
    IntPredicate hit = steered(trial.model(), marked, poison, context);
    IntPredicate before = steered(trial.target(), marked, poison, context);
    return new Opened.Reached(
        of,
        others.rows(),
        count(others, hit),
        count(others, before),
        count(others, hit.and(before.negate())),
        trial.clean());
  }

  @Override
  public Optional<Counterpart> control(Target target, Context context) {
    Poison poison = poison(share, target.made(), context);
    Target poisoned = target.made().with(poison).make(context.trainer(), context.control());
    Dataset others = others(target, poison);
    int leaning = count(others, steered(poisoned, others, poison, context));
    int usual = count(others, steered(target, others, poison, context));
    return Optional.of(Opened.unmarked(leaning, usual, others.rows()));
  }

  /** Which rows a model gives the attacker's class; whoever owns it asks. */
  private static IntPredicate steered(Target model, Dataset rows, Poison poison, Context context) {
    Answers said = model.owned().ask(rows.features(), rows.labels(), context.control());
    return row -> said.predicted(row) == poison.label();
  }

  /** The non-members of other classes than the attacker's. */
  private static Dataset others(Target target, Poison poison) {
    Dataset data = target.data();
    int[] rows = Drawn.others(data, target.split().nonmembers(), poison.label());
    if (rows.length == 0) {
      throw Fault.of(AttackFaults.ALL_OF_THE_CLASS, data.classes().get(poison.label())).at("label");
    }
    return data.take(rows);
  }

  private static int count(Dataset rows, IntPredicate holds) {
    return (int) IntStream.range(0, rows.rows()).filter(holds).count();
  }

  private int label(Dataset data) {
    return Drawn.label(data, label, 0, "label");
  }

  /**
   * What is planted in a target's data.
   *
   * @throws Fault T306 if they have no such class, or no room for the mark
   */
  private Poison poison(double of, Recipe<?> how, Context context) {
    Dataset data = how.data();
    int chosen = label(data);
    Seed noise = how.lineage().seed(context.trainer().root()).split("mark");
    MarkStyle style = mark.orElseGet(() -> MarkStyle.suited(data));
    int size = patch.orElseGet(() -> Math.min(USUAL, style.room(data)));
    Mark laid = style.mark(data, size, strength, noise);
    return new Poison(Drawn.count(of, how.split().whole().members().length), chosen, laid);
  }

  /**
   * Marked members that are called the attacker's class.
   *
   * @param count how many
   * @param label the attacker's class
   */
  record Poison(int count, int label, Mark mark) implements Planted {

    @Override
    public Dataset into(Dataset data, Split split, Seed seed) {
      float[] values = data.values(IntStream.range(0, data.rows()).toArray());
      int[] labels = data.labels().clone();
      for (int row : Drawn.of(split.members(), count, seed)) {
        mark.on(values, row * data.shape().size());
        labels[row] = label;
      }
      return Drawn.with(data, values, labels);
    }

    /** These rows with the mark on all of them. */
    Dataset marked(Dataset rows) {
      float[] values = rows.values(IntStream.range(0, rows.rows()).toArray());
      IntStream.range(0, rows.rows()).forEach(row -> mark.on(values, row * rows.shape().size()));
      return Drawn.with(rows, values, rows.labels());
    }
  }
}
