package org.tattle.attack.linkage;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tattle.data.WrittenColumn;
import org.tattle.publication.PublishedTable;
import org.tattle.run.Control;
import org.tattle.table.Fitting;
import org.tattle.table.hierarchy.CodedColumn;

/** The published rows by what is known of people: rows that nobody can tell apart by that. */
final class Classes {
  private final PublishedTable table;
  private final Fitting fitting;
  private final BitSet published = new BitSet();
  private final Optional<WrittenColumn> truth;
  private final Optional<Likeliest> likeliest;

  /**
   * @param known the columns that are known, by name
   * @param secret the column to learn, if there is one
   */
  Classes(PublishedTable table, List<String> known, Optional<String> secret, Control control) {
    this.table = table;
    int rows = table.owners().length;
    fitting =
        new Fitting(
            columns(known, table.table()::column),
            columns(known, table.everybody()::column),
            rows,
            table.data().rows(),
            control);
    Arrays.stream(table.owners()).forEach(published::set);
    truth = secret.flatMap(table.truth()::column);
    likeliest =
        secret.flatMap(table.table()::column).map(it -> new Likeliest(fitting, it, control));
  }

  private static List<WrittenColumn> columns(
      List<String> names, Function<String, Optional<WrittenColumn>> of) {
    return names.stream().flatMap(name -> of.apply(name).stream()).toList();
  }

  /** How these people fare, who are in the table or are not. */
  Tally tally(int[] people, Control control) {
    int[] fit = new int[people.length];
    int alone = 0;
    int found = 0;
    int right = 0;
    double picked = 0;
    for (int i = 0; i < people.length; i++) {
      control.check();
      int of = fitting.ofPerson(people[i]);
      fit[i] = fitting.size(of);
      alone += fit[i] == 1 ? 1 : 0;
      found += fit[i] == 1 && table.owners()[fitting.row(of)] == people[i] ? 1 : 0;
      picked += fit[i] > 0 && published.get(people[i]) ? 1.0 / fit[i] : 0;
      if (truth.isPresent() && likeliest.isPresent()) {
        right += likeliest.get().of(of).equals(truth.get().text(people[i])) ? 1 : 0;
      }
    }
    return new Tally(fit, alone, alone, found, picked, right, people.length);
  }

  /** Of each class what most rows have; of several, the first by the alphabet. */
  private static final class Likeliest {
    private final CodedColumn secret;
    private final Map<Integer, Integer> ofClass = new HashMap<>();
    private final int ofAll;

    Likeliest(Fitting fitting, WrittenColumn column, Control control) {
      secret = CodedColumn.of(column, control);
      Map<Long, Integer> counts = new HashMap<>();
      int values = secret.texts().size();
      int[] all = new int[values];
      for (int row = 0; row < secret.codes().length; row++) {
        int code = secret.codes()[row];
        counts.merge((long) fitting.ofRow(row) * values + code, 1, Integer::sum);
        all[code]++;
      }
      Map<Integer, Integer> most = new HashMap<>();
      counts.forEach(
          (pair, count) -> {
            int of = (int) (pair / values);
            int code = (int) (pair % values);
            Integer best = ofClass.get(of);
            if (best == null || better(count, code, most.get(of), best)) {
              ofClass.put(of, code);
              most.put(of, count);
            }
          });
      ofAll =
          IntStream.range(0, values)
              .boxed()
              .reduce((a, b) -> better(all[b], b, all[a], a) ? b : a)
              .orElse(-1);
    }

    private boolean better(int count, int code, int most, int best) {
      return count > most
          || count == most && secret.texts().get(code).compareTo(secret.texts().get(best)) < 0;
    }

    String of(int of) {
      int code = ofClass.getOrDefault(of, ofAll);
      return code < 0 ? "" : secret.texts().get(code);
    }
  }
}
