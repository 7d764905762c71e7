package org.tattle.unlearning;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Defense;
import org.tattle.model.Model;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;

/**
 * SCRUB (Kurmanji et al. 2023, section 3): the model is a student of what it was, its teacher. In
 * turns it
 *
 * <ol>
 *   <li>goes up the Kullback–Leibler divergence from its teacher on the rows that go, in the first
 *       epochs;
 *   <li>goes down α times that divergence plus γ times the cross-entropy on the rows that stay,
 *       which is the cross-entropy of soft labels that are a mean of both, in all epochs.
 * </ol>
 */
@Component(
    name = "scrub",
    doc = "Departs from what the model was on the rows, stays near elsewhere; promises nothing.",
    paper = "Kurmanji et al. 2023, Towards Unbounded Machine Unlearning",
    example = "unlearn scrub rows=20 as without")
public record Scrub(
    @Param(doc = "turns in all", min = 1, max = 1000) int epochs,
    @Param(doc = "in how many of them it goes away from the rows", min = 1, max = 1000) int away,
    @Param(doc = "length of a step away", min = 0, above = true, max = 100) double lr,
    @Param(doc = "rows a step away", min = 1, max = 1_000_000) int batch,
    @Param(
            doc = "share of its own past in what it learns of the others",
            share = true,
            min = 0,
            max = 1)
        double past)
    implements Unproven {
  public Scrub() {
    this(3, 2, 0.05, 32, 0.5);
  }

  @Override
  public Optional<Fault> unfit(Model model, List<Defense> defenses) {
    return WeightMoves.unfit("scrub", model, defenses);
  }

  @Override
  public Job effort(Remainder left) {
    return new Job(
        left.job().network(),
        WeightMoves.plan(left, epochs, Optional.empty()),
        left.job().rows(),
        left.job().seed());
  }

  @Override
  public Trained forget(Trained from, Remainder left, Workers workers, Control control) {
    Examples examples = left.examples();
    LogitMatrix teacher = from.outputs(examples.features(), control);
    Examples taught = soft(examples, teacher, 1);
    Examples both = soft(examples, teacher, past);
    WeightMoves descent = new WeightMoves(left, workers, control);
    Seed seed = new Seed(left.job().seed()).split("scrub");
    Trained student = from;
    for (int epoch = 0; epoch < epochs; epoch++) {
      control.check();
      Seed own = seed.split(epoch);
      float[] weights = student.weights();
      if (epoch < away) {
        for (int[] some : WeightMoves.batches(left.gone(), batch, own.split("up", 0))) {
          weights = descent.up(weights, taught, some, lr, own);
        }
      }
      student =
          descent.down(
              weights,
              both,
              WeightMoves.plan(left, 1, Optional.empty()),
              left.job().rows(),
              own.value());
    }
    return student;
  }

  /** Labels that are in part what a model answers. */
  private static Examples soft(Examples examples, LogitMatrix teacher, double share) {
    int classes = teacher.classes();
    float[] soft = new float[Math.multiplyExact(teacher.rows(), classes)];
    for (int row = 0; row < teacher.rows(); row++) {
      double[] p = teacher.probabilities(row);
      for (int c = 0; c < classes; c++) {
        soft[row * classes + c] = (float) (share * p[c]);
      }
      soft[row * classes + examples.labels()[row]] += (float) (1 - share);
    }
    INDArray targets = Nd4j.createFromArray(soft).reshape(teacher.rows(), classes);
    return new Examples(examples.features(), examples.labels(), Optional.of(targets));
  }

  @Override
  public double retrained(Remainder left) {
    double passes = (double) left.job().rows().length * epochs;
    return (passes + (double) left.gone().length * away) / left.job().plan().epochs();
  }
}
