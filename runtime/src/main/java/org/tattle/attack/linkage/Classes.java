package org.tattle.attack.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tattle.data.WrittenColumn;
import org.tattle.run.Control;

/** The published rows by what is known of people: rows that nobody can tell apart by that. */
final class Classes {
  private final List<WrittenColumn> known;
  private final Optional<WrittenColumn> secret;
  private final Map<List<String>, Map<String, Integer>> secrets = new HashMap<>();
  private final Map<List<String>, Integer> sizes = new HashMap<>();
  private final Map<String, Integer> all = new HashMap<>();

  /**
   * @param known the columns that are known, with a row for everybody
   * @param secret the column to learn, if there is one
   */
  Classes(List<WrittenColumn> known, Stream<WrittenColumn> secret) {
    this.known = List.copyOf(known);
    this.secret = secret.findFirst();
  }

  /** Takes these rows as published. */
  void publish(int[] rows) {
    for (int row : rows) {
      List<String> values = values(row);
      sizes.merge(values, 1, Integer::sum);
      if (secret.isPresent()) {
        String text = secret.get().text(row);
        secrets.computeIfAbsent(values, v -> new HashMap<>()).merge(text, 1, Integer::sum);
        all.merge(text, 1, Integer::sum);
      }
    }
  }

  /** How these people fare, who are in the table or are not. */
  Tally tally(int[] people, Control control) {
    List<Integer> fitting = new ArrayList<>();
    int right = 0;
    for (int person : people) {
      control.check();
      List<String> values = values(person);
      fitting.add(sizes.getOrDefault(values, 0));
      if (secret.isPresent()) {
        right +=
            likeliest(secrets.getOrDefault(values, all)).equals(secret.get().text(person)) ? 1 : 0;
      }
    }
    return new Tally(fitting.stream().mapToInt(Integer::intValue).toArray(), right);
  }

  private List<String> values(int row) {
    return known.stream().map(column -> column.text(row)).toList();
  }

  /** What most rows have; of several, the first by the alphabet. */
  private static String likeliest(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .orElseThrow()
        .getKey();
  }
}
