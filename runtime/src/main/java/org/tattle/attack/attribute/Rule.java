package org.tattle.attack.attribute;

import java.util.Comparator;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;

/** How answers to all candidates become one guess; empty where they do not say. */
enum Rule {
  /** The largest of prior times likelihood (Fredrikson et al. 2014, section 4). */
  MAP {
    @Override
    OptionalInt guess(Tried tried, double[] prior) {
      return most(tried, it -> prior[it] * tried.likelihood(it));
    }
  },
  /**
   * The one with which the model is right; of several, the one of which it is surest; if it is
   * never right, the one of which it is least sure (Mehnaz et al. 2022, section 4.1).
   */
  CSMIA {
    @Override
    OptionalInt guess(Tried tried, double[] prior) {
      int[] rights = tried.rights();
      return rights.length == 1
          ? OptionalInt.of(rights[0])
          : rights.length == 0
              ? most(tried, it -> -tried.confidence(it))
              : most(tried, it -> tried.right(it) ? tried.confidence(it) : -1);
    }
  },
  /** The one with which the model is right, if there is one; by labels alone (section 4.2). */
  LOMIA {
    @Override
    OptionalInt guess(Tried tried, double[] prior) {
      int[] rights = tried.rights();
      return rights.length == 1 ? OptionalInt.of(rights[0]) : OptionalInt.empty();
    }
  };

  abstract OptionalInt guess(Tried tried, double[] prior);

  private static OptionalInt most(Tried tried, IntToDoubleFunction score) {
    return tried
        .answered()
        .boxed()
        .max(Comparator.comparingDouble(score::applyAsDouble))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }
}
