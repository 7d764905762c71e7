package org.tattle.attack.poisoning;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
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
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Planted;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;

/**
 * Calls rows of the training another class (Biggio, Nelson and Laskov 2011; Xiao, Xiao and Eckert
 * 2012): a share of the members, drawn by lot, each another class by lot or, from one class, all
 * another. What counts is how often the model that learned from them is wrong where the target is
 * not: of all non-members, or how often rows of the one class are taken for the other.
 */
@Component(
    name = "flip",
    doc = "Gives a share of the training rows other labels.",
    paper = "Biggio et al. 2011, Support Vector Machines Under Adversarial Label Noise",
    example = "attack flip with share=20%")
public record Flip(
    @Param(doc = "share of the members that get another label", min = 0, max = 1, share = true)
        double share,
    @Param(doc = "the class whose rows get another; if not given, all", label = true)
        Optional<String> from,
    @Param(doc = "the class that they get; if not given, one of the others by lot", label = true)
        Optional<String> to)
    implements Attack<Target> {

  public Flip() {
    this(0.2, Optional.empty(), Optional.empty());
  }

  @Override
  public Class<Target> on() {
    return Target.class;
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.LABELS, Access.TRAINING);
  }

  @Override
  public Class<Flipped> finds() {
    return Flipped.class;
  }

  @Override
  public Work work(Prospect target, Context context) {
    return ModelRecipe.of(target)
        .map(how -> Work.copies(List.of(how.with(poison(target)), how.again(1))))
        .orElse(Work.NOTHING);
  }

  @Override
  public Flipped run(Target target, Context context) {
    Flips flips = poison(target.prospect());
    PoisonTrial trial = PoisonTrial.of(target, flips, context);
    int[] rows = tried(target, flips);
    IntPredicate after = missed(trial.model(), rows, flips, context);
    IntPredicate before = missed(target, rows, flips, context);
    return new Flipped(
        trial,
        rows.length,
        count(rows, after),
        count(rows, before),
        count(rows, after.and(before.negate())),
        from.flatMap(it -> to));
  }

  @Override
  public Optional<Counterpart> control(Target target, Context context) {
    Flips flips = poison(target.prospect());
    Target again = target.made().again(1).make(context.trainer(), context.control());
    int[] rows = tried(target, flips);
    int missed = count(rows, missed(again, rows, flips, context));
    int usual = count(rows, missed(target, rows, flips, context));
    return Optional.of(Flipped.unflipped(missed, usual, rows.length));
  }

  private static int[] tried(Target target, Flips flips) {
    int[] rows =
        IntStream.of(target.split().nonmembers())
            .filter(row -> flips.from < 0 || target.data().labels()[row] == flips.from)
            .toArray();
    if (rows.length == 0) {
      throw Fault.of(AttackFaults.NONE_OF_THE_CLASS, target.data().classes().get(flips.from))
          .at("from");
    }
    return rows;
  }

  private static IntPredicate missed(Target model, int[] rows, Flips flips, Context context) {
    Answers said = model.owned().answers(rows, context.control());
    return i -> flips.to < 0 ? !said.correct(i) : said.predicted(i) == flips.to;
  }

  private static int count(int[] rows, IntPredicate holds) {
    return (int) IntStream.range(0, rows.length).filter(holds).count();
  }

  /**
   * @throws Fault T306 if there is no such class, or too few rows to flip
   */
  private Flips poison(Prospect target) {
    Dataset data = target.data();
    Split split = target.split();
    int source = Drawn.label(data, from, -1, "from");
    int aim = Drawn.label(data, to, -1, "to");
    if (source >= 0 && source == aim) {
      throw Fault.of(AttackFaults.FLIPPED_TO_ITSELF, data.classes().get(aim)).at("to");
    }
    return new Flips(Drawn.count(share, split.whole().members().length), source, aim);
  }

  /**
   * Other labels for some members.
   *
   * @param count how many rows; fewer if a class has not so many
   * @param from the class whose rows get others, or -1 for all
   * @param to the class that they get, or -1 for any other by lot
   */
  record Flips(int count, int from, int to) implements Planted {
    @Override
    public Dataset into(Dataset data, Split split, Seed seed) {
      int[] labels = data.labels().clone();
      int classes = data.classes().size();
      int[] may =
          IntStream.of(split.members())
              .filter(row -> from < 0 || labels[row] == from)
              .filter(row -> labels[row] != to && classes > 1)
              .toArray();
      UniformRandomProvider lots = seed.split("labels").random();
      for (int row : Drawn.of(may, count, seed)) {
        int other = lots.nextInt(classes - 1);
        labels[row] = to >= 0 ? to : other < labels[row] ? other : other + 1;
      }
      return Drawn.with(data, data.values(IntStream.range(0, data.rows()).toArray()), labels);
    }
  }
}
