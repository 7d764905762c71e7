package org.tattle.defense.mark;

import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.UnitSphereSampler;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.run.Fault;
import org.tattle.run.Randomness;
import org.tattle.run.catalogue.ModelFaults;

/**
 * A secret direction for each class, uniform on the sphere and independent of the others and of all
 * data: what is computed without it has a cosine with it whose law is known.
 *
 * @param features those that it is of: numbers and pixels, ascending
 * @param along {@code [classes, features]}, each of length one
 */
public record ClassDirections(int[] features, double[][] along) {

  /**
   * Those for some data that come from here.
   *
   * @throws Fault R522 if these have fewer than two features that can be moved
   */
  public static ClassDirections of(Dataset data, Randomness random) {
    int[] features =
        data.columns().stream()
            .filter(column -> column.type() != Column.Type.CATEGORY)
            .flatMapToInt(
                column -> IntStream.range(column.first(), column.first() + column.width()))
            .toArray();
    if (features.length < 2) {
      throw Fault.of(ModelFaults.TOO_FEW_TO_MOVE, features.length);
    }
    UnitSphereSampler sphere = UnitSphereSampler.of(random.split("directions"), features.length);
    double[][] along = new double[data.classes().size()][];
    for (int c = 0; c < along.length; c++) {
      along[c] = sphere.sample();
    }
    return new ClassDirections(features, along);
  }

  /** The cosine of a class's direction with what some vector is in these; 0 if that is nothing. */
  public double cosine(int label, double[] vector) {
    double product = 0;
    double square = 0;
    for (int k = 0; k < features.length; k++) {
      double value = vector[features[k]];
      product += value * along[label][k];
      square += value * value;
    }
    return square == 0 ? 0 : product / Math.sqrt(square);
  }
}
