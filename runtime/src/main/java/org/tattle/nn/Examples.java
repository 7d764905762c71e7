package org.tattle.nn;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What models are trained on: features {@code [rows, features]} (float, row-major) and a class
 * each. Shared by all models of a population and written to by none.
 */
public record Examples(INDArray features, int[] labels) {}
