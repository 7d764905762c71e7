package org.tattle.defense.mark;

import java.util.Set;
import java.util.stream.IntStream;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.Dataset;
import org.tattle.defense.DataDefense;
import org.tattle.defense.Treatment;
import org.tattle.model.Access;
import org.tattle.run.Randomness;

/**
 * Radioactive data (after Sablayrolles et al. 2020): some rows of each class are moved a little way
 * along a secret direction of that class, so that whoever trains on them, by whatever training,
 * gets a model that takes the direction for a sign of the class. {@code claim ownership} looks for
 * it. The paper moves features of a network that was trained before and finds inputs that have
 * these; here inputs are moved themselves, which needs no such network. Labels stay as they are.
 * What leaves the range of the data is cut off there.
 */
@Component(
    name = "radioactive",
    doc = "Moves some rows along a secret direction of their class, to know who trained on them.",
    paper = "Sablayrolles et al. 2020, Radioactive data: tracing through training",
    example = "defend radioactive share=10%")
public record Radioactive(
    @Param(doc = "share of all rows that are moved", share = true, min = 0, above = true, max = 1)
        double share,
    @Param(
            doc = "how far at most, in the features that a model is given (Euclidean)",
            min = 0,
            above = true,
            max = 1000)
        double radius)
    implements DataDefense {
  public Radioactive() {
    this(0.1, 1);
  }

  @Override
  public boolean draws() {
    return true;
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.LABELS);
  }

  @Override
  public Treatment apply(Dataset data, Randomness random) {
    int[] all = IntStream.range(0, data.rows()).toArray();
    float[] values = data.values(all);
    int[] labels = data.labels();
    float least = data.features().minNumber().floatValue();
    float most = data.features().maxNumber().floatValue();
    ClassDirections directions = ClassDirections.of(data, random);
    Randomness moved = random.split("moved");
    int width = data.shape().size();
    for (int row : all) {
      if (moved.nextDouble() < share) {
        double[] along = directions.along()[labels[row]];
        for (int k = 0; k < along.length; k++) {
          int at = row * width + directions.features()[k];
          values[at] = (float) Math.max(least, Math.min(most, values[at] + radius * along[k]));
        }
      }
    }
    return Treatment.inPlace(
        data.holding(Nd4j.createFromArray(values).reshape(labels.length, width), labels));
  }
}
