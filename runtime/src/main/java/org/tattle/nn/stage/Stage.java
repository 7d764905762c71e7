package org.tattle.nn.stage;

import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.nn.blas.NativeFloats;

/** A layer at work, with the buffers it needs for a batch and the threads that work on it. */
interface Stage {

  /** Computes the values of its output for {@code batch} examples. */
  void forward(int batch, boolean training);

  /** Computes the gradient by its input, where that is wanted, from the one by its output. */
  void backward(int batch);

  /** One that leaves values as they are. */
  Stage NOTHING =
      new Stage() {
        @Override
        public void forward(int batch, boolean training) {}

        @Override
        public void backward(int batch) {}
      };

  /** A stage with weights, which follow each other in one run of floats. */
  interface Weighted extends Stage {

    /** How many weights it has. */
    int weights();

    /** Draws initial weights, from {@code start} on. */
    void initialise(UniformRandomProvider random, float[] weights, int start);

    /**
     * Sets {@code target = alpha * gradient + beta * target} from the last backward pass.
     *
     * @param target as long as the weights of the network, of which it writes its own
     */
    void accumulate(int batch, float alpha, float beta, NativeFloats target);

    /** Adds each example's squared gradient norm to {@code sum[batch]}. */
    void squares(int batch, float[] sum);

    /** Multiplies each example's gradient by {@code factor[batch]}. */
    void scale(int batch, float[] factor);
  }
}
