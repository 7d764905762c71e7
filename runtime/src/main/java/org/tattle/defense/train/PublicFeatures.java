package org.tattle.defense.train;

import java.util.List;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.defense.Treatment;
import org.tattle.nn.network.Shape;

/**
 * What a model is given of each picture in the place of its pixels. Each is made of its row alone
 * and of constants, and so costs no privacy. All come to a mean square of about 1 a feature.
 */
public enum PublicFeatures {
  /** The pixels as they are. */
  PLAIN,
  /** Pixels less what is about their mean in pictures of things on a plain ground. */
  CENTRED {
    @Override
    INDArray features(INDArray pixels, Shape shape) {
      return pixels.sub(MEAN).divi(DEVIATION);
    }
  };

  private static final double MEAN = 0.3;
  private static final double DEVIATION = 0.35;

  /** How the features are laid out of pictures that are laid out so. */
  Shape shape(Shape of) {
    return of;
  }

  /**
   * The features of pictures.
   *
   * @param pixels {@code [rows, shape.size()]}, from 0 to 1
   */
  INDArray features(INDArray pixels, Shape shape) {
    return pixels;
  }

  /** The rows that models learn from; what are no pictures stay as they are. */
  Treatment of(Dataset data) {
    Shape shape = data.shape();
    if (this == PLAIN || !shape.image()) {
      return Treatment.inPlace(data);
    }
    Shape made = shape(shape);
    Column.Type type = Column.Type.NUMBER;
    Column column =
        new Column(
            name(), type, Column.Role.PLAIN, 0, made.size(), List.of(), MEAN, DEVIATION, 0, true);
    Dataset shown = data.shown(features(data.features(), shape), made, List.of(column));
    INDArray known = data.features();
    UnaryOperator<INDArray> seen =
        inputs -> inputs == known ? shown.features() : features(inputs, shape);
    return Treatment.inPlace(shown, seen);
  }
}
