package org.tattle.attack.poisoning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
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
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Planted;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;

/**
 * Spoils a model for a part of the people alone (Jagielski et al. 2021, Subpopulation Data
 * Poisoning Attacks, section 4): the part is who is most alike, and rows of its own get one other
 * class.
 *
 * <ol>
 *   <li>draw a member; the part is that share of the members that lies nearest to it, and all who
 *       lie as near;
 *   <li>call so many of its members the class that is rarest among them;
 *   <li>what counts is how often the model is wrong of the part's non-members where the target is
 *       not; of all others little is to be seen.
 * </ol>
 *
 * <p>There labels are flipped on rows that are added; here on rows that are there.
 */
@Component(
    name = "subpopulation",
    doc = "Gives rows that are much alike another label, so that the model fails those like them.",
    paper = "Jagielski et al. 2021, Subpopulation Data Poisoning Attacks",
    example = "attack subpopulation with size=5%")
public record Subpopulation(
    @Param(
            doc = "share of the members that the part is",
            min = 0,
            above = true,
            max = 1,
            share = true)
        double size,
    @Param(
            doc = "share of the part's members that get another label",
            min = 0,
            max = 1,
            share = true)
        double share)
    implements Attack<Target> {

  public Subpopulation() {
    this(0.05, 1);
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
        .map(how -> Work.copies(List.of(how.with(poison(how, context)), how.again(1))))
        .orElse(Work.NOTHING);
  }

  @Override
  public Flipped run(Target target, Context context) {
    Relabelled poison = poison(target.made(), context);
    PoisonTrial trial = PoisonTrial.of(target, poison, context);
    int[] rows = tried(target, poison);
    IntPredicate after = missed(trial.model(), rows, context);
    IntPredicate before = missed(target, rows, context);
    return new Flipped(
        trial,
        rows.length,
        count(rows, after),
        count(rows, before),
        count(rows, after.and(before.negate())),
        Optional.empty());
  }

  @Override
  public Optional<Counterpart> control(Target target, Context context) {
    Target again = target.made().again(1).make(context.trainer(), context.control());
    int[] rows = tried(target, poison(target.made(), context));
    int missed = count(rows, missed(again, rows, context));
    int usual = count(rows, missed(target, rows, context));
    return Optional.of(Flipped.unflipped(missed, usual, rows.length));
  }

  private static IntPredicate missed(Target model, int[] rows, Context context) {
    Answers said = model.owned().answers(rows, context.control());
    return i -> !said.correct(i);
  }

  private static int count(int[] rows, IntPredicate holds) {
    return (int) IntStream.range(0, rows.length).filter(holds).count();
  }

  /**
   * The non-members of the part.
   *
   * @throws Fault T306 if there are none
   */
  private static int[] tried(Target target, Relabelled poison) {
    int[] rows =
        IntStream.of(target.split().nonmembers())
            .filter(row -> poison.near(target.data(), row))
            .toArray();
    if (rows.length == 0) {
      throw Fault.of(AttackFaults.NOBODY_OF_THE_PART).at("size");
    }
    return rows;
  }

  /**
   * @throws Fault T306 if there are too few rows
   */
  private Relabelled poison(ModelRecipe<?> how, Context context) {
    Dataset data = how.data();
    int[] members = how.split().whole().members();
    Seed seed = how.lineage().seed(context.trainer().root()).split("part");
    int centre = members[seed.random().nextInt(members.length)];
    double[] away = new double[data.rows()];
    IntStream.of(members).forEach(row -> away[row] = distance(data, centre, row));
    int[] nearest =
        IntStream.of(members)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> away[row]))
            .limit(Math.max(1, Drawn.count(size, members.length)))
            .mapToInt(row -> row)
            .toArray();
    int[] of = new int[data.classes().size()];
    IntStream.of(nearest).forEach(row -> of[data.labels()[row]]++);
    int rarest =
        IntStream.range(0, of.length).boxed().min(Comparator.comparing(c -> of[c])).orElseThrow();
    double radius = away[nearest[nearest.length - 1]];
    int[] may = IntStream.of(nearest).filter(row -> data.labels()[row] != rarest).toArray();
    return new Relabelled(
        centre, radius, rarest, Drawn.of(may, Drawn.count(share, may.length), seed));
  }

  static double distance(Dataset data, int one, int other) {
    float[] a = data.values(new int[] {one});
    float[] b = data.values(new int[] {other});
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }

  /**
   * Another label for rows of one part.
   *
   * @param centre the row that the part lies about
   * @param radius how far from it, squared
   * @param label the class that rows get
   * @param rows which; not written to
   */
  record Relabelled(int centre, double radius, int label, int[] rows) implements Planted {

    boolean near(Dataset data, int row) {
      return distance(data, centre, row) <= radius;
    }

    @Override
    public Dataset into(Dataset data, Split split, Seed seed) {
      int[] labels = data.labels().clone();
      int[] left = split.members();
      for (int row : rows) {
        if (Arrays.binarySearch(left, row) >= 0) {
          labels[row] = label;
        }
      }
      return Drawn.with(data, data.values(IntStream.range(0, data.rows()).toArray()), labels);
    }

    @Override
    public String toString() {
      return "label %s for rows %s".formatted(label, rows.length);
    }
  }
}
