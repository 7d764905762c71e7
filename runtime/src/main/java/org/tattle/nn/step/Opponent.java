package org.tattle.nn.step;

import java.util.Arrays;
import java.util.List;
import org.tattle.nn.blas.StepThreads;
import org.tattle.nn.loss.CrossEntropy;
import org.tattle.nn.loss.TrueOutputs;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.MembershipAdversary;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.Shape;
import org.tattle.nn.stage.InputRows;
import org.tattle.nn.stage.Signal;
import org.tattle.nn.stage.StageChain;
import org.tattle.nn.update.UpdateRule;
import org.tattle.nn.update.UpdateRules;
import org.tattle.run.Randomness;

/**
 * The other player of adversarial regularisation (Nasr et al. 2018, "Machine learning with
 * membership privacy using adversarial regularization", algorithm 1): a network h that is trained
 * to tell rows that the model learns, its members, from reference rows, by the model's answer p and
 * the class y of each. The model minimises {@code L + lambda mean log h(p, y)} over its members.
 *
 * <p>Each step of the model is one of h, on as many reference rows as members. One pass of h over
 * both gives both gradients: its weights' from all rows, and from the members the one by p, which
 * reaches the model's logits through the softmax: {@code dz_c = p_c (g_c - sum_j p_j g_j)} with
 * {@code g = lambda d log h / dp}.
 *
 * <p>h has one hidden layer, where the paper has five; it is trained by Adam.
 */
public final class Opponent implements AutoCloseable {
  private static final int UNITS = 64;
  private static final double RATE = 1e-3;
  private static final Optimizer ADAM = Optimizer.adam(RATE);

  private final float lambda;
  private final int classes;
  private final int capacity;
  private final int[] reference;
  private final Randomness drawing;
  private final Randomness random;
  private final StageChain chain;
  private final UpdateRule rule;
  private final CrossEntropy loss;
  private final int stride;
  private final float[] answers;
  private final InputRows rows;
  private final int[] order;
  private final int[] drawn;
  private int next;
  private long step;

  /**
   * @param reference rows that the model is not trained on, at least one
   * @param capacity how many members there are a step, at most
   */
  public Opponent(
      MembershipAdversary adversary,
      int[] reference,
      int classes,
      int capacity,
      Randomness random,
      StepThreads threads) {
    lambda = (float) adversary.lambda();
    this.classes = classes;
    this.capacity = capacity;
    this.reference = reference.clone();
    this.random = random;
    drawing = random.split("reference");
    Network network = network(classes);
    int weights = network.weights();
    chain =
        new StageChain(
            network, 2 * capacity, UpdateRules.floats(ADAM, weights), true, random, threads);
    rule = UpdateRules.of(ADAM, chain.arena(), chain.weights(), threads.size());
    int[] members = new int[2 * capacity];
    Arrays.fill(members, 0, capacity, 1);
    loss = new CrossEntropy(TrueOutputs.of(members), 2, 0, 2 * capacity, threads);
    stride = 2 * classes + 1;
    answers = new float[2 * capacity * stride];
    for (int i = 0; i < 2 * capacity; i++) {
      answers[i * stride + 2 * classes] = 1;
    }
    rows = InputRows.over(answers, stride);
    order = new int[2 * capacity];
    drawn = new int[capacity];
    next = reference.length;
  }

  static Network network(int classes) {
    return new Network(
        Shape.flat(2 * classes),
        List.of(new Layer.Dense(UNITS), new Layer.Activation(Layer.Function.RELU)),
        2);
  }

  /** About how many floats it takes, on and off the heap. */
  static long floats(int classes, int capacity) {
    long values = 2L * capacity * (2L * classes + UNITS + 2);
    return 6L * network(classes).weights() + 4 * values;
  }

  public void initialise() {
    chain.initialise(random.split("weights"));
  }

  /** A copy of its weights. */
  float[] weights() {
    float[] weights = new float[chain.weights().size()];
    chain.weights().get(0, weights, 0, weights.length);
    return weights;
  }

  /** Sees what the model answers for the next {@code n} reference rows. */
  public void look(StageChain model, InputRows examples, CrossEntropy entropy, int n) {
    for (int b = 0; b < n; b++) {
      if (next == reference.length) {
        Batches.shuffle(reference, drawing);
        next = 0;
      }
      drawn[b] = reference[next++];
    }
    model.load(examples, drawn, 0, n);
    entropy.load(drawn, 0, n);
    model.forward(n, true);
    Signal logits = model.logits();
    entropy.gradient(n, n, logits.value, logits.delta);
    take(logits, entropy, n, capacity);
  }

  /**
   * Sees what the model answers for {@code n} members, learns, and adds to the gradient by the
   * model's logits what deceives it.
   */
  public void press(Signal logits, CrossEntropy entropy, int n) {
    take(logits, entropy, n, 0);
    for (int b = 0; b < n; b++) {
      order[b] = b;
      order[n + b] = capacity + b;
    }
    chain.load(rows, order, 0, 2 * n);
    loss.load(order, 0, 2 * n);
    chain.forward(2 * n, true);
    loss.gradient(2 * n, 2 * n, chain.logits().value, chain.logits().delta);
    chain.backward(2 * n);
    chain.accumulate(2 * n, rule.alpha(RATE) / (2 * n), rule.beta(RATE), rule.target());
    step++;
    int weights = chain.weights().size();
    for (int from = 0; from < weights; from += UpdateRule.BLOCK) {
      rule.finish(RATE, step, from, Math.min(UpdateRule.BLOCK, weights - from), 0);
    }
    deceive(logits.delta, n);
  }

  /** Writes answers and classes to rows of its input, from row {@code at} on. */
  private void take(Signal logits, CrossEntropy entropy, int n, int at) {
    entropy.softmax(n, logits.delta, answers, stride, at);
    for (int b = 0; b < n; b++) {
      int own = (at + b) * stride + classes;
      Arrays.fill(answers, own, own + classes, 0);
      answers[own + entropy.labels()[b]] = 1;
    }
  }

  /** The gradient of h's cross-entropy at members is that of {@code -log h}. */
  private void deceive(float[] delta, int n) {
    float[] by = chain.input().delta;
    for (int b = 0; b < n; b++) {
      float mean = 0;
      for (int c = 0; c < classes; c++) {
        mean += answers[b * stride + c] * by[c * 2 * n + b];
      }
      for (int c = 0; c < classes; c++) {
        delta[c * n + b] -= lambda * answers[b * stride + c] * (by[c * 2 * n + b] - mean);
      }
    }
  }

  @Override
  public void close() {
    chain.close();
  }
}
