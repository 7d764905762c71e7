package org.tattle.attack.mark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Leak;
import org.tattle.attack.Tails;
import org.tattle.attack.Work;
import org.tattle.measure.Estimate;
import org.tattle.measure.Intervals;
import org.tattle.model.Access;
import org.tattle.run.catalogue.AttackFaults;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;
import org.tattle.subject.train.Order;

/**
 * A way to be rid of a model's mark, by somebody who has its file and rows of their own: of several
 * strengths, how much of the mark is left and what it cost in accuracy.
 */
interface MarkAttack extends Attack<Target> {

  /** The strongest that is tried. */
  double strongest();

  /** Others, for a curve. */
  List<? extends Number> at();

  /** In what strength is counted. */
  String unit();

  /** Rows of the attacker's. */
  int rows();

  /** What is trained at one strength, if anything is. */
  Optional<Order> planned(MarkedModel before, double strength);

  /** What the attacker makes of the model. */
  Target changed(MarkedModel before, Target from, double strength);

  @Override
  default Class<Target> on() {
    return Target.class;
  }

  @Override
  default Class<MarkLeft> finds() {
    return MarkLeft.class;
  }

  @Override
  default Set<Access> needs() {
    return Set.of(Access.LABELS, Access.QUERIES, Access.GRADIENTS, Access.TRAINING, Access.MARK);
  }

  /** All strengths that are tried, ascending. */
  private double[] strengths() {
    return DoubleStream.concat(
            at().stream().mapToDouble(Number::doubleValue), DoubleStream.of(strongest()))
        .sorted()
        .distinct()
        .toArray();
  }

  @Override
  default Work work(Prospect target, Context context) {
    return ModelRecipe.of(target).map(how -> work(how, context)).orElse(Work.NOTHING);
  }

  private Work work(ModelRecipe<?> how, Context context) {
    MarkedModel before = MarkedModel.of(how, rows(), context);
    List<Order> lessons = new ArrayList<>();
    for (double strength : strengths()) {
      planned(before, strength).ifPresent(lessons::add);
    }
    return Work.copy(how.again(1)).learning(lessons);
  }

  @Override
  default MarkLeft run(Target target, Context context) {
    MarkedModel before = MarkedModel.of(target.made(), rows(), context);
    List<MarkLeft.Reached> reached = new ArrayList<>();
    reached.add(before.reached(target, 0));
    Target copy = target;
    for (double strength : strengths()) {
      context.control().check();
      copy = changed(before, target, strength);
      reached.add(before.reached(copy, strength));
    }
    Target other = target.made().again(1).make(context.trainer(), context.control());
    return new MarkLeft(
        before.mark(), unit(), reached, before.mark().right(other, context.control()), copy);
  }

  /** A model that was made alike with other secrets: what it gives of these it gives by chance. */
  @Override
  default Optional<Counterpart> control(Target target, Context context) {
    OwnersMark mark = MarkedModel.of(target.made(), rows(), context).mark();
    Target other = target.made().again(1).make(context.trainer(), context.control());
    int size = mark.secret().size();
    int given = mark.right(other, context.control());
    return Optional.of(
        new Counterpart(
            new Leak(
                MarkLeft.LEFT,
                Intervals.clopperPearson(given, size, 0.99),
                Estimate.exact(1.0 / mark.secret().choices()),
                1,
                Tails.MORE,
                ""),
            AttackFaults.CONTROL_MARK,
            "on a model that was made alike with another mark, where chance is right",
            "The control of “%s” failed: a model with another mark gives %s of this one as well, so"
                + " that it tells nobody whose model it is."));
  }
}
