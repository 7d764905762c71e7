package org.tattle.record.match;

import java.util.Comparator;

/**
 * A record of each of two registers that may be of one person.
 *
 * @param first its number in the first register
 * @param second the other's in the second
 * @param score how much speaks for it; larger is more
 */
public record LinkedPair(int first, int second, double score) {
  /** The likeliest first; those as likely by their numbers. */
  static final Comparator<LinkedPair> BEST_FIRST =
      Comparator.comparingDouble(LinkedPair::score)
          .reversed()
          .thenComparingInt(LinkedPair::first)
          .thenComparingInt(LinkedPair::second);
}
