package org.tattle.attack.mark;

import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.Dataset;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.subject.Target;

/**
 * Trains a new model on the marked one's softened answers for the attacker's rows (Hinton et al.
 * 2015, section 2): it begins with weights of its own, and nobody asks about the triggers.
 */
@Component(
    name = "distilling",
    doc = "Distils a marked model into a new one, and looks at what is left of the mark.",
    paper = "Hinton et al. 2015, Distilling the Knowledge in a Neural Network",
    example = "attack distilling with epochs=20")
public record Distilling(
    @Param(doc = "passes over the attacker's rows", min = 1, max = 10_000) int epochs,
    @Param(doc = "other numbers of passes, for the curve", min = 1, max = 10_000) List<Integer> at,
    @Param(doc = "rows of the attacker's own, as far as there are", min = 2, max = 10_000_000)
        int rows,
    @Param(doc = "what logits are divided by before the softmax", min = 0.1, max = 100)
        double temperature)
    implements MarkLesson {
  public Distilling {
    at = List.copyOf(at);
  }

  public Distilling() {
    this(20, List.of(5), 10_000, 2);
  }

  @Override
  public String what() {
    return "distilling";
  }

  @Override
  public Target changed(MarkedModel before, Target from, double passes) {
    Dataset own = before.own();
    Job job = before.onward(own.rows(), (int) passes, what());
    Dataset seen = own.holding(before.seen(from, own), own.labels());
    LogitMatrix said = from.trained().outputs(seen.features(), before.context().control());
    float[][] soft = new float[own.rows()][];
    IntStream.range(0, soft.length).forEach(row -> soft[row] = softened(said, row));
    return from.reweighted(
        before
            .context()
            .trainer()
            .lessons()
            .pupil(seen, Nd4j.createFromArray(soft), job, before.context().control()),
        job);
  }

  private float[] softened(LogitMatrix said, int row) {
    double most = said.logit(row, said.predicted(row));
    float[] soft = new float[said.classes()];
    double sum = 0;
    for (int c = 0; c < soft.length; c++) {
      soft[c] = (float) Math.exp((said.logit(row, c) - most) / temperature);
      sum += soft[c];
    }
    for (int c = 0; c < soft.length; c++) {
      soft[c] /= (float) sum;
    }
    return soft;
  }
}
