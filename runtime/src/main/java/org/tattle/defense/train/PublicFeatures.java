package org.tattle.defense.train;

import java.util.List;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.data.Matrix;
import org.tattle.defense.Treatment;
import org.tattle.nn.network.Shape;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.ModelFaults;

/**
 * What a model is given of each picture in the place of its pixels. Each is made of its row alone
 * and of constants, and so costs no privacy (Tramèr and Boneh 2021: with features that need no
 * learning, little is left to be learned under noise). All come to the mean square that pixels
 * have.
 */
public enum PublicFeatures {
  /** The pixels as they are. */
  PLAIN,
  /** Pixels less what is about their mean in pictures of things on a plain ground. */
  CENTRED {
    @Override
    INDArray made(INDArray pixels, Shape shape) {
      return pixels.sub(PIXEL);
    }
  },
  /** Which way brightness changes in each part of a picture, see {@link Hog}. */
  HOG {
    @Override
    Shape shape(Shape of) {
      return Hog.shape(of);
    }

    @Override
    INDArray made(INDArray pixels, Shape shape) {
      Hog hog = new Hog(shape);
      float[] row = new float[shape.size()];
      float[] features = new float[shape(shape).size()];
      Matrix matrix = Matrix.of(pixels.rows(), features.length);
      for (int i = 0; i < pixels.rows(); i++) {
        Control.heed();
        for (int j = 0; j < row.length; j++) {
          row[j] = pixels.getFloat(i, j);
        }
        hog.features(row, features);
        for (int j = 0; j < features.length; j++) {
          features[j] = STRETCH * (features[j] - STEEPNESS);
        }
        matrix.add(features);
      }
      return matrix.array();
    }
  };

  private static final float PIXEL = 0.3f;
  private static final float STEEPNESS = 0.09f;
  private static final float STRETCH = 3;

  /** How the features are laid out of pictures that are laid out so. */
  Shape shape(Shape of) {
    return of;
  }

  /**
   * The features of pictures.
   *
   * @param pixels {@code [rows, shape.size()]}, from 0 to 1
   */
  INDArray made(INDArray pixels, Shape shape) {
    return pixels;
  }

  /**
   * The rows that models learn from. Rows that are no pictures are not centred.
   *
   * @throws Fault R522 if the rows have no such features
   */
  Treatment of(Dataset data) {
    Shape shape = data.shape();
    if (this == HOG && !Hog.fits(shape)) {
      throw Fault.of(ModelFaults.NO_SHAPES, shape.size()).at("features");
    }
    if (this == PLAIN || !shape.image()) {
      return Treatment.inPlace(data);
    }
    Dataset shown = data.shown(made(data.features(), shape), shape(shape), column(shape(shape)));
    INDArray known = data.features();
    UnaryOperator<INDArray> seen =
        inputs -> inputs == known ? shown.features() : made(inputs, shape);
    return Treatment.inPlace(shown, seen);
  }

  private List<Column> column(Shape made) {
    return List.of(
        new Column(
            name(), Column.Type.RAW, Column.Role.PLAIN, 0, made.size(), List.of(), 0, 1, 0, true));
  }
}
