package org.tattle.nn;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) with {@code beta1 = 0.9}, {@code beta2 = 0.999}, {@code
 * epsilon = 1e-8}; decoupled, the decay shrinks the weights directly instead of joining the
 * gradient (AdamW, Loshchilov and Hutter 2019, algorithm 2).
 */
final class Adam implements Rule {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;
  private static final int BLOCK = 2048;

  private final Piece weights;
  private final Piece target;
  private final float decay;
  private final boolean decoupled;
  private final float[] mean;
  private final float[] square;
  private final float[] g = new float[BLOCK];
  private final float[] w = new float[BLOCK];
  private long steps;

  Adam(Piece weights, Piece target, double decay, boolean decoupled) {
    this.weights = weights;
    this.target = target;
    this.decay = (float) decay;
    this.decoupled = decoupled;
    mean = new float[weights.size()];
    square = new float[weights.size()];
  }

  @Override
  public Piece target() {
    return target;
  }

  @Override
  public double alpha(double lr) {
    return 1;
  }

  @Override
  public double beta(double lr) {
    return 0;
  }

  @Override
  public void finish(double lr) {
    steps++;
    float rate = (float) (lr / (1 - Math.pow(BETA1, steps)));
    float correction = (float) (1 / (1 - Math.pow(BETA2, steps)));
    float joined = decoupled ? 0 : decay;
    float shrink = decoupled ? (float) (1 - lr * decay) : 1;
    for (int from = 0; from < weights.size(); from += BLOCK) {
      int n = Math.min(BLOCK, weights.size() - from);
      target.get(from, g, 0, n);
      weights.get(from, w, 0, n);
      update(n, from, rate, correction, joined, shrink);
      weights.put(from, w, 0, n);
    }
  }

  private void update(int n, int from, float rate, float correction, float joined, float shrink) {
    for (int i = 0; i < n; i++) {
      float gradient = g[i] + joined * w[i];
      float m = BETA1 * mean[from + i] + (1 - BETA1) * gradient;
      float s = BETA2 * square[from + i] + (1 - BETA2) * gradient * gradient;
      mean[from + i] = m;
      square[from + i] = s;
      w[i] = shrink * w[i] - rate * m / ((float) Math.sqrt(s * correction) + EPSILON);
    }
  }
}
