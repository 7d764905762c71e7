package org.tattle.nn.train;

import org.tattle.nn.blas.BlasSpeed;

/**
 * What decides the bits of a trained model besides its job and the examples: part of the key under
 * which a model is kept, so that none is taken for another's that would differ.
 *
 * @param revision raised whenever a change to this package gives other bits
 * @param encoding version of the bytes of a model
 * @param kernel which of the linear algebra library's kernels runs here, for they round differently
 * @param type of the numbers
 */
public record Engine(int revision, int encoding, String kernel, String type) {
  private static final int REVISION = 4;

  /** The engine of this process. */
  public static Engine local() {
    return new Engine(REVISION, ModelBytes.VERSION, BlasSpeed.picked(), "float32");
  }
}
