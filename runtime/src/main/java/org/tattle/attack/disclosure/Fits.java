package org.tattle.attack.disclosure;

import java.util.Arrays;
import java.util.List;
import org.tattle.data.WrittenColumn;
import org.tattle.publication.OpenRows;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.PublicationFaults;
import org.tattle.table.Fitting;

/** The published rows that fit what is known of a person. */
final class Fits {
  private final Fitting fitting;
  private final int[] begins;
  private final int[] rows;

  /**
   * @param known the columns that are known; the quasi-identifiers if there are none
   * @throws Fault T306 if nothing of that is published
   */
  Fits(OpenRows table, List<String> known, Control control) {
    List<String> by =
        TableAttack.published(table, known.isEmpty() ? table.quasi() : known, List.of());
    if (by.isEmpty() || known.isEmpty() && table.quasi().isEmpty()) {
      throw Fault.of(PublicationFaults.NOTHING_KNOWN);
    }
    int count = table.count();
    List<WrittenColumn> published =
        by.stream().map(name -> table.table().column(name).orElseThrow()).toList();
    List<WrittenColumn> people =
        by.stream().map(name -> table.everybody().column(name).orElseThrow()).toList();
    fitting = new Fitting(published, people, count, table.data().rows(), control);
    begins = new int[fitting.classes() + 1];
    for (int of = 0; of < fitting.classes(); of++) {
      begins[of + 1] = begins[of] + fitting.size(of);
    }
    int[] next = begins.clone();
    rows = new int[count];
    for (int row = 0; row < count; row++) {
      rows[next[fitting.ofRow(row)]++] = row;
    }
  }

  int[] of(int person) {
    int of = fitting.ofPerson(person);
    return Arrays.copyOfRange(rows, begins[of], begins[of + 1]);
  }
}
