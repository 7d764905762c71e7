package org.tattle.defense;

import java.util.function.IntFunction;
import org.tattle.nn.train.Trained;

/**
 * A client of a round before it sends.
 *
 * @param number which
 * @param before the model that it began with
 * @param rows how many it has
 * @param row each of them
 */
public record ClientStart(int number, Trained before, int rows, IntFunction<double[]> row) {}
