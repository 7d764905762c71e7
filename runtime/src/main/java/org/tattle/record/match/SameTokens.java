package org.tattle.record.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.tattle.record.code.RecordTokens;
import org.tattle.run.Control;

/**
 * Links records that have the same token, where no other of their register has it: of several
 * nobody can tell which is meant. How many of these links are false is told by how often two
 * records of one register have the same token, who are two people; how many are missed nothing
 * tells.
 */
public final class SameTokens {
  private SameTokens() {}

  public static Links links(RecordTokens first, RecordTokens second, Control control) {
    Map<String, Long> firsts = first.counts();
    Map<String, Long> seconds = second.counts();
    Map<String, Integer> place = new HashMap<>();
    for (int record = 0; record < second.records(); record++) {
      int at = record;
      second.of().get(record).ifPresent(token -> place.put(token, at));
    }
    List<LinkedPair> pairs = new ArrayList<>();
    int ambiguous = 0;
    for (int record = 0; record < first.records(); record++) {
      control.check();
      String token = first.of().get(record).orElse("");
      if (place.containsKey(token)) {
        if (firsts.get(token) == 1 && seconds.get(token) == 1) {
          pairs.add(new LinkedPair(record, place.get(token), 1));
        } else {
          ambiguous++;
        }
      }
    }
    double wrong = chance(first, second) * first.whole() * second.whole();
    double precision = pairs.isEmpty() ? 1 : Math.max(0, 1 - wrong / pairs.size());
    return new Links(pairs, List.of(), 1, precision, OptionalDouble.empty(), ambiguous);
  }

  /** How probable it is that two records of one register have the same token. */
  private static double chance(RecordTokens first, RecordTokens second) {
    double same = 0;
    double pairs = 0;
    for (RecordTokens tokens : List.of(first, second)) {
      same += tokens.counts().values().stream().mapToDouble(it -> it * (it - 1.0)).sum();
      pairs += tokens.whole() * (tokens.whole() - 1.0);
    }
    return pairs == 0 ? 0 : same / pairs;
  }
}
