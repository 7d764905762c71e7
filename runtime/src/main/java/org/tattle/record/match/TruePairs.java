package org.tattle.record.match;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tattle.measure.Estimate;

/**
 * Who the people of two registers are, as somebody told; those of whom nothing is told are nobody.
 *
 * @param first of each record of the first, who it is
 * @param second the same of the second
 */
public record TruePairs(List<String> first, List<String> second) {
  public TruePairs {
    first = List.copyOf(first);
    second = List.copyOf(second);
  }

  /** Whether a pair is of one person. */
  public boolean right(LinkedPair pair) {
    return !first.get(pair.first()).isEmpty()
        && first.get(pair.first()).equals(second.get(pair.second()));
  }

  private int right(List<LinkedPair> pairs) {
    return (int) pairs.stream().filter(this::right).count();
  }

  /** How many people are in both. */
  public int shared() {
    Map<String, Integer> there = new HashMap<>();
    second.forEach(id -> there.put(id, 1));
    there.remove("");
    return (int) first.stream().distinct().filter(there::containsKey).count();
  }

  /** What share of these pairs is right. */
  public Estimate precision(List<LinkedPair> pairs) {
    return Estimate.proportion(right(pairs), Math.max(1, pairs.size()));
  }

  /** What share of the people who are in both is found. */
  public Estimate recall(List<LinkedPair> pairs) {
    long found =
        pairs.stream().filter(this::right).map(it -> first.get(it.first())).distinct().count();
    return Estimate.proportion(found, Math.max(1, shared()));
  }
}
