package org.tattle.attack.poisoning;

import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Leak;
import org.tattle.attack.Tails;
import org.tattle.attack.Work;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.measure.Intervals;
import org.tattle.model.Access;
import org.tattle.nn.network.Shape;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.AttackFaults;
import org.tattle.subject.Planted;
import org.tattle.subject.Prospect;
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
    paper = "Gu et al. 2017, BadNets",
    example = "attack backdoor with share=5%")
public record Backdoor(
    @Param(doc = "share of the members that are poisoned", min = 0, max = 1, share = true)
        double share,
    @Param(doc = "the class that marked rows are to get; if not given, the first", label = true)
        Optional<String> label,
    @Param(
            doc = "pixels of the mark along a side; where rows are no pictures, how many features",
            min = 1,
            max = 1000)
        int patch)
    implements Attack<Target> {

  public Backdoor() {
    this(0.01, Optional.empty(), 3);
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
    return target
        .recipe()
        .map(how -> Work.copy(how.with(poison(target.data()))))
        .orElse(Work.NOTHING);
  }

  @Override
  public Opened run(Target target, Context context) {
    Poison poison = poison(target.data());
    Target poisoned = poisoned(target, poison, context);
    Dataset others = others(target, poison);
    Dataset marked = poison.mark(others, all(others));
    IntPredicate hit = steered(poisoned, marked, poison, context);
    IntPredicate before = steered(target, marked, poison, context);
    return new Opened(
        poison.count(target.split()),
        others.classes().get(poison.label()),
        others.rows(),
        count(others, hit),
        count(others, before),
        count(others, hit.and(before.negate())),
        poisoned);
  }

  /**
   * The same question about rows without the mark. A model that gives these to the attacker's class
   * as well leans to it by itself, and no mark is needed for that. A little it may lean, for it has
   * seen more rows of that class; so the two rates are held to each other as they are.
   */
  @Override
  public Optional<Counterpart> control(Target target, Context context) {
    Poison poison = poison(target.data());
    Target poisoned = poisoned(target, poison, context);
    Dataset others = others(target, poison);
    int leaning = count(others, steered(poisoned, others, poison, context));
    int usual = count(others, steered(target, others, poison, context));
    return Optional.of(
        new Counterpart(
            new Leak(
                Opened.SUCCESS,
                Intervals.clopperPearson(leaning, others.rows(), 0.99),
                Intervals.clopperPearson(usual, others.rows(), 0.99),
                1,
                Tails.MORE,
                ""),
            AttackFaults.CONTROL_POISON,
            "on rows without the mark, where no more than without poison is right",
            "The control of “%s” failed: the poisoned model says the attacker's class of rows"
                + " without the mark as well (%s of them), so the mark is not what steers it."));
  }

  /** The target's recipe on poisoned data, asked about the data as they were. */
  private static Target poisoned(Target target, Poison poison, Context context) {
    return target.made().with(poison).make(context.trainer(), context.control());
  }

  /** Which rows a model gives the attacker's class; whoever owns it asks. */
  private static IntPredicate steered(Target model, Dataset rows, Poison poison, Context context) {
    Answers said = model.owned().ask(rows.features(), rows.labels(), context.control());
    return row -> said.predicted(row) == poison.label();
  }

  /** The non-members of other classes than the attacker's. */
  private static Dataset others(Target target, Poison poison) {
    Dataset data = target.data();
    int[] rows =
        IntStream.of(target.split().nonmembers())
            .filter(row -> data.labels()[row] != poison.label())
            .toArray();
    if (rows.length == 0) {
      throw Fault.of(AttackFaults.ALL_OF_THE_CLASS, poison.name(data)).at("label");
    }
    return data.take(rows);
  }

  private static int[] all(Dataset rows) {
    return IntStream.range(0, rows.rows()).toArray();
  }

  private static int count(Dataset rows, IntPredicate holds) {
    return (int) IntStream.range(0, rows.rows()).filter(holds).count();
  }

  /**
   * What is planted in these data.
   *
   * @throws Fault T306 if they have no such class, or no room for the mark
   */
  private Poison poison(Dataset data) {
    int chosen = label.map(data.classes()::indexOf).orElse(0);
    if (chosen < 0) {
      throw Fault.of(
              AttackFaults.NO_SUCH_CLASS, label.orElseThrow(), String.join(", ", data.classes()))
          .at("label");
    }
    Shape shape = data.shape();
    int room = shape.image() ? Math.min(shape.height(), shape.width()) : shape.size();
    if (patch > room) {
      throw (shape.image()
              ? Fault.of(
                  AttackFaults.MARK_TOO_LARGE, shape.height(), shape.width(), Math.min(3, room))
              : Fault.of(AttackFaults.MARK_TOO_LONG, room, Math.min(3, room)))
          .at("patch");
    }
    return new Poison(share, chosen, patch, data.features().maxNumber().floatValue());
  }

  /**
   * Marked members that are called the attacker's class.
   *
   * @param share of the members
   * @param label the attacker's class
   * @param patch how large the mark is
   * @param value what its features are set to: the largest of the data
   */
  record Poison(double share, int label, int patch, float value) implements Planted {

    int count(Split split) {
      return (int) Math.round(share * split.members().length);
    }

    String name(Dataset data) {
      return data.classes().get(label);
    }

    @Override
    public Dataset into(Dataset data, Split split, Seed seed) {
      int[] order = split.members().clone();
      PermutationSampler.shuffle(seed.random(), order);
      int[] drawn = IntStream.of(order).limit(count(split)).toArray();
      Dataset marked = mark(data, drawn);
      int[] labels = data.labels().clone();
      IntStream.of(drawn).forEach(row -> labels[row] = label);
      return with(data, marked.features().data().asFloat(), labels);
    }

    /** The same rows, some of which bear the mark. */
    Dataset mark(Dataset data, int[] rows) {
      float[] values = data.values(all(data));
      int[] where = IntStream.range(0, data.shape().size()).filter(in(data.shape())).toArray();
      for (int row : rows) {
        for (int feature : where) {
          values[row * data.shape().size() + feature] = value;
        }
      }
      return with(data, values, data.labels());
    }

    /** Pixels at the lower right, one from the edges if there is room; else the last features. */
    private IntPredicate in(Shape shape) {
      if (!shape.image()) {
        return feature -> feature >= shape.size() - patch;
      }
      int left = Math.max(0, shape.width() - 1 - patch);
      int top = Math.max(0, shape.height() - 1 - patch);
      return feature -> {
        int x = feature % shape.width();
        int y = feature / shape.width() % shape.height();
        return x >= left && x < left + patch && y >= top && y < top + patch;
      };
    }

    private static Dataset with(Dataset data, float[] values, int[] labels) {
      return data.holding(
          Nd4j.createFromArray(values).reshape(labels.length, data.shape().size()), labels);
    }
  }
}
