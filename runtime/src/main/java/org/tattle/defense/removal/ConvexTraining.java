package org.tattle.defense.removal;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.defense.Course;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Control;
import org.tattle.run.Randomness;

/**
 * A training that ends at the lowest point of a convex loss, tilted at random: one class against
 * the rest for each class.
 *
 * @param l2 strength of the penalty a row
 * @param noise deviation of each number of the tilt
 * @param secure whether nobody can compute the tilt
 */
public record ConvexTraining(double l2, double noise, boolean secure) implements Course {
  @Override
  public int besides() {
    return 0;
  }

  @Override
  public double work() {
    return 0;
  }

  @Override
  public Trained train(
      Job job, Randomness random, Examples examples, Workers workers, Control control) {
    int width = job.network().input().size() + 1;
    float[] weights = new float[job.network().classes() * width];
    INDArray rows = ConvexLoss.withOnes(examples.features(), job.rows());
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    for (int label = 0; label < job.network().classes(); label++) {
      double[] tilt = new double[width];
      for (int i = 0; i < width; i++) {
        tilt[i] = noise * normal.sample();
      }
      ConvexLoss loss =
          new ConvexLoss(
              rows,
              ConvexLoss.signs(examples.labels(), job.rows(), label),
              l2,
              Nd4j.createFromArray(tilt).reshape(width, 1));
      double[] lowest = loss.lowest(control).toDoubleVector();
      for (int i = 0; i < width; i++) {
        weights[label * width + i] = (float) lowest[i];
      }
    }
    return Trained.elsewhere(job.network(), weights);
  }
}
