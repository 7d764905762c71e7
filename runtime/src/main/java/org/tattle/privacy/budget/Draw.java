package org.tattle.privacy.budget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tattle.run.Key;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/**
 * What makes one random answer what it is: everything that was asked, the very rows that it was
 * asked of, and the seed. Its noise comes from it and it is charged by it, so that no two answers
 * with different noise, or of different rows, can pass for one that was paid for.
 *
 * @param key of everything that the answer depends on, the seed among it
 * @param seed where its noise comes from; if there is none, it is drawn anew each time
 * @param kept whether the answer is there already, and nothing will be drawn
 */
public record Draw(Key key, Optional<Seed> seed, boolean kept) {

  /**
   * An answer to a question.
   *
   * @param root the seed of the run, if there is one
   * @param question all that the answer depends on, as a {@link Key} takes it: the values of the
   *     rows and not their names, with nothing left out that can be asked for
   */
  public static Draw answer(Optional<Seed> root, Object... question) {
    List<Object> content = new ArrayList<>(Arrays.asList(question));
    content.add(0, root);
    Key key = Key.of("draw", content);
    return new Draw(key, root.map(key::seed), false);
  }

  /**
   * A model.
   *
   * @param order the key of its training, with its rows, its plan and its seed
   * @param seed the seed of the run, if its noise comes from there
   * @param kept whether the model of that very training is there already
   */
  public static Draw training(Key order, Optional<Seed> seed, boolean kept) {
    return new Draw(order, seed, kept);
  }

  /** Whether it tells nothing new where the same was charged before. */
  boolean repeats() {
    return kept || seed.isPresent();
  }

  /** The noise, from its beginning. */
  public Randomness noise() {
    return Randomness.of(seed);
  }
}
