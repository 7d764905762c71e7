package org.tattle.nn.step;

import java.util.List;
import org.tattle.nn.network.Hardening;
import org.tattle.nn.network.MembershipAdversary;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.Slot;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.stage.StageChain;
import org.tattle.nn.update.Average;

/** How large a training is, before it starts: rows that go through at once, steps, bytes. */
public final class TrainingSize {

  /** Rows that go through at once at most; larger batches go in parts. */
  private static final int PART = 1024;

  /** The same under privacy, where sums of fewer rows are surer, see {@code FiniteArithmetic}. */
  static final int PRIVATE_PART = 128;

  /** Examples in two of the widest vectors. */
  private static final int VECTOR = 16;

  /** Operations from which on a step is shared among threads. */
  private static final double SHARED = 5e6;

  private TrainingSize() {}

  /**
   * Whether a step of so many rows at once is worth several threads: sharing takes microseconds.
   */
  public static boolean shared(int capacity, int weights) {
    return 6.0 * weights * capacity >= SHARED;
  }

  /** The share of the rows that only an adversary is shown. */
  public static double reference(TrainingPlan plan) {
    return plan.adversary().map(MembershipAdversary::share).orElse(0.0);
  }

  /** About how many bytes a training takes while it is trained, besides examples and result. */
  public static long bytes(Network network, TrainingPlan plan, int rows, int threads) {
    int capacity = capacity(network, plan, rows);
    List<Slot> slots = network.slots();
    long weights = network.weights();
    long floats = 6 * weights + Average.floats(plan.optimizer().average(), network.weights());
    floats += plan.privacy().map(p -> UnitGradient.floats(p.units(), network.weights())).orElse(0L);
    floats +=
        plan.privacy()
            .flatMap(PrivateSteps::tree)
            .map(tree -> TreeNoise.floats(tree, network.weights()))
            .orElse(0L);
    floats += StageChain.buffers(slots, capacity, threads);
    floats += StageChain.heap(slots, capacity, threads);
    floats += 2L * capacity * network.input().size();
    for (Slot slot : slots) {
      floats += 3L * capacity * slot.out().size();
    }
    if (plan.hardening().isPresent()) {
      floats += 3L * capacity * (network.input().size() + 1);
    }
    if (plan.hardening().orElse(null) instanceof Hardening.Bounds) {
      floats += 2L * StageChain.buffers(slots, capacity, threads) + 5 * weights;
      for (Slot slot : slots) {
        floats += 8L * capacity * (slot.in().size() + slot.out().size());
      }
    }
    if (plan.adversary().isPresent()) {
      floats += Opponent.floats(network.classes(), capacity);
    }
    return Float.BYTES * floats + Integer.BYTES * 2L * rows;
  }

  /** How many of {@code rows} go through at once. */
  public static int capacity(Network network, TrainingPlan plan, int rows) {
    int part = plan.privacy().isPresent() ? PRIVATE_PART : PART;
    int most = Math.min(part, StageChain.room(network));
    return plan.privacy()
        .map(privacy -> wide(Math.min(most, drawn(privacy, rows))))
        .orElse(Math.min(rows, Math.min(most, plan.batch())));
  }

  /** Room for nearly every batch: six deviations above the mean. */
  private static int drawn(PrivateSteps privacy, int rows) {
    double mean = privacy.rate() * rows;
    return (int) Math.min(PART, Math.ceil(mean + 6 * Math.sqrt(mean)) + 16);
  }

  /** So many examples in whole vectors. */
  public static int wide(int n) {
    return (n + VECTOR - 1) / VECTOR * VECTOR;
  }

  /** How many of the rows are left to train on when others are held out to steer it. */
  public static int trained(TrainingPlan plan, int rows) {
    return Holdout.kept(Holdout.kept(rows, reference(plan)), Stop.share(plan));
  }

  /** How many steps it takes, if it is not stopped early. */
  public static long steps(TrainingPlan plan, int rows) {
    int size = trained(plan, rows);
    long perEpoch = (size + plan.batch() - 1) / plan.batch();
    return plan.privacy().map(p -> (long) p.steps()).orElse(plan.epochs() * perEpoch);
  }
}
