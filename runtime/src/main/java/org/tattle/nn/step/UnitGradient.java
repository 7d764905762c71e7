package org.tattle.nn.step;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.nn.blas.Arena;
import org.tattle.nn.blas.Blas;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.loss.StepLoss;
import org.tattle.nn.network.Moves;
import org.tattle.nn.network.Units;
import org.tattle.nn.stage.InputRows;
import org.tattle.nn.stage.StageChain;

/**
 * The sum of a step's clipped gradients where what is clipped is put together of several: of all
 * rows of a person (McMahan et al. 2018, with one step of each person's), or of views of a picture
 * (De et al. 2022, augmentation multiplicity, section 3). Each unit goes through the network by
 * itself, and what comes out is clipped as a whole: so it moves the sum by C at most, whatever
 * number of rows it has.
 *
 * <p>Units are summed by the {@value #SUMMED} first, and these sums then, so that rounding stays
 * what {@code FiniteArithmetic} charges.
 */
public final class UnitGradient {
  /** So many units are summed before their sum is added to others. */
  public static final int SUMMED = TrainingSize.PRIVATE_PART;

  private final InputRows rows;
  private final int[][] units;
  private final Units.Views views;
  private final Batches batches;
  private final StageChain chain;
  private final StepLoss loss;
  private final Clip clip;
  private final UniformRandomProvider random;
  private final NativeFloats own;
  private final NativeFloats some;
  private final int[] picked;
  private final int[] places;
  private final int stride;
  private final float[] moved;
  private final InputRows given;

  /**
   * @param units the rows of each unit
   * @param batches of numbers of units
   * @param random what views are drawn from
   */
  public UnitGradient(
      InputRows rows,
      int[][] units,
      Optional<Units.Views> views,
      Batches batches,
      StageChain chain,
      StepLoss loss,
      Clip clip,
      UniformRandomProvider random) {
    this.rows = rows;
    this.units = units;
    this.views = views.orElse(null);
    this.batches = batches;
    this.chain = chain;
    this.loss = loss;
    this.clip = clip;
    this.random = random;
    own = chain.arena().take(chain.weights().size());
    some = chain.arena().take(chain.weights().size());
    picked = new int[chain.capacity()];
    places = new int[chain.capacity()];
    stride = views.map(it -> it.picture().size() + 1).orElse(0);
    moved = new float[chain.capacity() * stride];
    given = stride == 0 ? rows : InputRows.over(moved, stride);
  }

  /** What it takes of the arena. */
  public static long floats(Units units, int weights) {
    return units.together() ? 2 * Arena.padded(weights) : 0;
  }

  /** Sets {@code to} to the sum of the batch's clipped gradients; returns that of the losses. */
  public double accumulate(NativeFloats to) {
    to.fill(0, to.size(), 0);
    double sum = 0;
    int count = batches.size();
    for (int from = 0; from < count; from += SUMMED) {
      some.fill(0, some.size(), 0);
      for (int i = from; i < Math.min(count, from + SUMMED); i++) {
        sum += gradient(units[batches.rows()[batches.from() + i]]);
        clip.add(own, some);
      }
      Blas.axpy(to.size(), 1, some.pointer(), to.pointer());
    }
    return sum;
  }

  /** The gradient of a unit: the sum over its rows, each by itself or by the mean of its views. */
  private double gradient(int[] unit) {
    int each = views == null ? 1 : views.count();
    int count = unit.length * each;
    double sum = 0;
    for (int from = 0; from < count; from += picked.length) {
      int n = Math.min(picked.length, count - from);
      for (int i = 0; i < n; i++) {
        picked[i] = unit[(from + i) / each];
        places[i] = views == null ? picked[i] : i;
        if (views != null) {
          rows.copy(picked[i], moved, i * stride);
          boolean asItIs = (from + i) % each == 0;
          if (!asItIs) {
            Moves.anyhow(moved, i * stride, views.picture(), random);
          }
        }
      }
      chain.load(given, places, 0, n);
      loss.load(picked, 0, n);
      chain.forward(n, true);
      sum += loss.gradient(n, n, chain.logits().value, chain.logits().delta);
      chain.backward(n);
      chain.accumulate(n, 1.0 / each, from == 0 ? 0 : 1, own);
    }
    return sum / each;
  }
}
