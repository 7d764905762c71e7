package org.tattle.attack.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tattle.data.Column.Role;
import org.tattle.data.WrittenColumn;
import org.tattle.publication.OpenRows;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.PublicationFaults;
import org.tattle.table.hierarchy.CodedColumn;

/** The column to learn: what is published of it, and what is true. */
final class SecretColumn {
  private final CodedColumn published;
  private final WrittenColumn truth;
  private final int[] overall;

  /**
   * @throws Fault T306 if there is none
   */
  SecretColumn(OpenRows table, Optional<String> named, Control control) {
    String name = name(table, named);
    WrittenColumn rows =
        table
            .table()
            .column(name)
            .orElseThrow(() -> Fault.of(PublicationFaults.NOT_PUBLISHED, name));
    published = CodedColumn.of(rows, control);
    truth = table.truth().column(name).orElseThrow();
    overall = counts(null);
  }

  static String name(OpenRows table, Optional<String> named) {
    return named
        .or(
            () ->
                table.truth().columns(Role.SENSITIVE).stream().map(WrittenColumn::name).findFirst())
        .orElseThrow(table::nothingSecret);
  }

  /** How often each value stands in these rows; in all, if they are null. */
  int[] counts(int[] rows) {
    int[] counts = new int[published.texts().size()];
    int size = rows == null ? published.codes().length : rows.length;
    for (int i = 0; i < size; i++) {
      counts[published.codes()[rows == null ? i : rows[i]]]++;
    }
    return counts;
  }

  int[] overall() {
    return overall;
  }

  /** The most frequent; of several, the first by the alphabet. Empty if there are none. */
  String likeliest(int[] counts) {
    int best = -1;
    for (int code = 0; code < counts.length; code++) {
      boolean better =
          best < 0
              || counts[code] > counts[best]
              || counts[code] == counts[best]
                  && published.texts().get(code).compareTo(published.texts().get(best)) < 0;
      best = better ? code : best;
    }
    return best < 0 ? "" : published.texts().get(best);
  }

  /** How many rows there have what is true of a person. */
  int of(int person, int[] counts) {
    int code = published.texts().indexOf(truth.text(person));
    return code < 0 ? 0 : counts[code];
  }

  /** The different values of these rows. */
  List<String> values(int[] rows) {
    return Arrays.stream(rows)
        .map(row -> published.codes()[row])
        .distinct()
        .mapToObj(published.texts()::get)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  String truth(int person) {
    return truth.text(person);
  }
}
