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
 * Rows that their owners mark before they hand them over, so that they can see later whether they
 * were forgotten (after Sommer et al. 2020, section 4): a row gets a secret pattern of its own and
 * a class that is drawn for it. A model that never saw the row gives this class by chance, and
 * {@code claim forgotten} counts how often one does.
 */
@Component(
    name = "marked_rows",
    doc =
        "Gives some rows a secret pattern and a drawn class, to see later if they were forgotten.",
    paper = "Sommer et al. 2020, Towards Probabilistic Verification of Machine Unlearning",
    example = "defend marked_rows share=10%")
public record MarkedRows(
    @Param(
            doc = "share of all rows whose owners mark them",
            share = true,
            min = 0,
            above = true,
            max = 1)
        double share,
    @Param(doc = "features that a pattern is of, as far as there are", min = 1, max = 10_000)
        int size)
    implements DataDefense {
  public MarkedRows() {
    this(0.05, 9);
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
    int[] labels = data.labels().clone();
    int width = data.shape().size();
    float least = data.features().minNumber().floatValue();
    float most = data.features().maxNumber().floatValue();
    for (int row : all) {
      if (random.nextDouble() < share) {
        for (int k = 0; k < Math.min(size, width); k++) {
          values[row * width + random.nextInt(width)] = random.nextBoolean() ? least : most;
        }
        labels[row] = random.nextInt(data.classes().size());
      }
    }
    return Treatment.inPlace(
        data.holding(Nd4j.createFromArray(values).reshape(labels.length, width), labels));
  }
}
