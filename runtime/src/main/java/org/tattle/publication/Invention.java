package org.tattle.publication;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Randomness;
import org.tattle.run.catalogue.PublicationFaults;
import org.tattle.table.belief.RowMaker;
import org.tattle.table.synthesis.CodedRows;
import org.tattle.table.synthesis.Constraint;
import org.tattle.table.synthesis.DomainColumn;
import org.tattle.table.synthesis.TableDomain;

/**
 * Rows that were made up. Those that break a constraint are made up anew, which looks at no
 * people's rows and so costs nothing.
 *
 * @param table as texts
 * @param coded as cells
 * @param refused how many broke a constraint
 */
record Invention(WrittenTable table, CodedRows coded, long refused) {
  private static final int ROUNDS = 200;

  /** So many rows say whether hardly any keeps the constraints. */
  private static final int MANY = 200_000;

  /**
   * Makes rows up.
   *
   * @throws Fault R526 if hardly any keeps the constraints
   */
  static Invention of(
      RowMaker maker,
      TableDomain domain,
      List<Constraint> constraints,
      int wanted,
      Randomness random,
      Control control) {
    int width = domain.columns().size();
    Map<String, Integer> place = new HashMap<>();
    List<WrittenColumn.Builder> texts = new ArrayList<>();
    for (DomainColumn column : domain.columns()) {
      place.put(column.name(), place.size());
      texts.add(new WrittenColumn.Builder(column.name(), column.role()));
    }
    int[][] codes = new int[width][wanted];
    int made = 0;
    long refused = 0;
    for (int round = 0; made < wanted; round++) {
      if (round == ROUNDS || refused > MANY && made < refused / ROUNDS / 10) {
        throw Fault.of(PublicationFaults.CONSTRAINT_KEPT_BY_NONE, made, made + refused)
            .at("constraints");
      }
      int[][] drawn = maker.draw(wanted, random, control);
      String[] row = new String[width];
      for (int i = 0; i < wanted && made < wanted; i++) {
        for (int c = 0; c < width; c++) {
          row[c] = domain.columns().get(c).text(drawn[c][i], random);
        }
        if (!constraints.stream().allMatch(it -> it.holds(name -> row[place.get(name)]))) {
          refused++;
          continue;
        }
        for (int c = 0; c < width; c++) {
          codes[c][made] = drawn[c][i];
          texts.get(c).add(row[c]);
        }
        made++;
      }
    }
    return new Invention(
        new WrittenTable(texts.stream().map(WrittenColumn.Builder::build).toList()),
        new CodedRows(domain.sizes(), codes),
        refused);
  }
}
