package org.tattle.attack.mark;

import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.attack.Context;
import org.tattle.attack.extraction.OutsiderRows;
import org.tattle.data.Dataset;
import org.tattle.defense.mark.Marked;
import org.tattle.measure.Estimate;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Job;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;
import org.tattle.subject.train.ModelOrder;

/**
 * A model with a mark, as an attacker has it and as its owner does.
 *
 * @param mark which the owner alone knows
 * @param marking how such marks are taught, which everybody knows
 * @param job how the model was trained, before it forgot anybody
 * @param data its rows
 * @param rows the attacker's, and those to compare on
 */
record MarkedModel(
    OwnersMark mark, Marked marking, Job job, Dataset data, OutsiderRows rows, Context context) {

  static MarkedModel of(ModelRecipe<?> how, int most, Context context) {
    ModelOrder order = how.anew().order(context.trainer());
    return new MarkedModel(
        OwnersMark.of(how, context).orElseThrow(),
        (Marked) order.course().orElseThrow(),
        order.jobs().get(0),
        how.data(),
        OutsiderRows.of(how.split(), most, context.seed()),
        context);
  }

  /** The rows that the attacker has. */
  Dataset own() {
    return data.take(rows.asked());
  }

  /** What the model is given for these. */
  INDArray seen(Target from, Dataset some) {
    return from.seen(some.features());
  }

  /** A training on so many rows for so many epochs, by the model's own plan. */
  Job onward(int count, int epochs, String what) {
    Optimizer steady = job.plan().optimizer().with(Optimizer.Schedule.CONSTANT);
    TrainingPlan plan = job.plan().cut(epochs).with(steady);
    return new Job(
        job.network(),
        plan,
        IntStream.range(0, count).toArray(),
        context.seed().split(what, epochs).value());
  }

  /** The same for a plan, which names rows that there are. */
  Job planned(int epochs, String what) {
    Job like = onward(rows.asked().length, epochs, what);
    return like.on(rows.asked());
  }

  /**
   * How much of the mark a model gives, and how often it is right of rows that nobody trained on.
   */
  MarkLeft.Reached reached(Target model, double strength) {
    Dataset apart = data.take(rows.apart());
    Answers said = model.owned().ask(apart.features(), apart.labels(), context.control());
    int right = (int) IntStream.range(0, said.size()).filter(said::correct).count();
    return new MarkLeft.Reached(
        strength, mark.right(model, context.control()), Estimate.proportion(right, said.size()));
  }

  /** What tells these rows and this attacker from others. */
  List<Object> about(String what, Dataset some) {
    return List.of(what, some.digest(), context.seed());
  }
}
