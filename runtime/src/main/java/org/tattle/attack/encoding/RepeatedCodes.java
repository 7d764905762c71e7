package org.tattle.attack.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tattle.record.code.BitCodes;

/**
 * Which codes are the same.
 *
 * @param group of each record, which code it has
 * @param example of each code, a record that has it
 * @param counts of each code, how many records have it; the most frequent first
 */
record RepeatedCodes(int[] group, int[] example, int[] counts) {

  static RepeatedCodes of(BitCodes codes) {
    Map<List<Long>, List<Integer>> holders = new HashMap<>();
    int width = codes.width();
    for (int record = 0; record < codes.records(); record++) {
      long[] code = Arrays.copyOfRange(codes.words(), record * width, (record + 1) * width);
      holders
          .computeIfAbsent(Arrays.stream(code).boxed().toList(), it -> new ArrayList<>())
          .add(record);
    }
    List<List<Integer>> ordered =
        holders.values().stream()
            .sorted(
                Comparator.comparingInt((List<Integer> it) -> -it.size())
                    .thenComparing(it -> it.get(0)))
            .toList();
    int[] group = new int[codes.records()];
    for (int code = 0; code < ordered.size(); code++) {
      int at = code;
      ordered.get(code).forEach(record -> group[record] = at);
    }
    return new RepeatedCodes(
        group,
        ordered.stream().mapToInt(it -> it.get(0)).toArray(),
        ordered.stream().mapToInt(List::size).toArray());
  }

  /** How probable it is that two records have the same of some things, so many of which have it. */
  static double again(int[] counts) {
    double all = IntStream.of(counts).asDoubleStream().sum();
    double same = IntStream.of(counts).mapToDouble(it -> it * (it - 1.0)).sum();
    return all < 2 ? 0 : same / (all * (all - 1));
  }
}
