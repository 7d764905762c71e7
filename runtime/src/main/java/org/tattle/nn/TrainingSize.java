package org.tattle.nn;

import java.util.List;

/** How large a training is, before it starts: rows that go through at once, steps, bytes. */
final class TrainingSize {

  /** Rows that go through at once at most; larger batches go in parts. */
  private static final int PART = 1024;

  /** The same under privacy, where sums of fewer rows are surer, see {@link Arithmetic}. */
  private static final int PRIVATE_PART = 128;

  /** Examples in two of the widest vectors. */
  private static final int VECTOR = 16;

  private TrainingSize() {}

  /** The share of the rows that only an adversary is shown. */
  static double reference(Recipe recipe) {
    return recipe.adversary().map(Recipe.Adversary::share).orElse(0.0);
  }

  /** About how many bytes a training takes while it is trained, besides examples and result. */
  static long bytes(Network network, Recipe recipe, int rows, int threads) {
    int capacity = capacity(network, recipe, rows);
    List<Slot> slots = network.slots();
    long weights = network.weights();
    long floats = 6 * weights + Chain.buffers(slots, capacity, threads);
    floats += Chain.heap(slots, capacity, threads);
    floats += 2L * capacity * network.input().size();
    for (Slot slot : slots) {
      floats += 3L * capacity * slot.out().size();
    }
    if (recipe.adversary().isPresent()) {
      floats += Inference.floats(network.classes(), capacity);
    }
    return Float.BYTES * floats + Integer.BYTES * 2L * rows;
  }

  /** How many of {@code rows} go through at once. */
  static int capacity(Network network, Recipe recipe, int rows) {
    int part = recipe.privacy().isPresent() ? PRIVATE_PART : PART;
    int most = Math.min(part, Chain.room(network));
    return recipe
        .privacy()
        .map(privacy -> wide(Math.min(most, drawn(privacy, rows))))
        .orElse(Math.min(rows, Math.min(most, recipe.batch())));
  }

  /** Room for nearly every batch: six deviations above the mean. */
  private static int drawn(Recipe.Privacy privacy, int rows) {
    double mean = privacy.rate() * rows;
    return (int) Math.min(PART, Math.ceil(mean + 6 * Math.sqrt(mean)) + 16);
  }

  /** So many examples in whole vectors. */
  static int wide(int n) {
    return (n + VECTOR - 1) / VECTOR * VECTOR;
  }

  /** How many steps it takes, if it is not stopped early. */
  static long steps(Recipe recipe, int rows) {
    int size = Holdout.kept(rows, reference(recipe));
    size = Holdout.kept(size, Stop.share(recipe));
    long perEpoch = (size + recipe.batch() - 1) / recipe.batch();
    return recipe.privacy().map(p -> (long) p.steps()).orElse(recipe.epochs() * perEpoch);
  }
}
