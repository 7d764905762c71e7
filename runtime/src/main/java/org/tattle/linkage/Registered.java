package org.tattle.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.data.table.cell.Headings;
import org.tattle.record.field.Fields;
import org.tattle.record.field.Normaliser;
import org.tattle.record.field.RecordField;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.LinkageFaults;

/**
 * A register that is linked.
 *
 * @param name what its data are called
 * @param table its rows
 * @param called what a column of the first register is called here
 * @param fields the columns by which people are recognised, under the first register's names
 */
record Registered(String name, WrittenTable table, UnaryOperator<String> called, Fields fields) {

  /**
   * @throws Fault R504 if there is no such column, R590 if nothing stands in one
   */
  static Registered of(
      String name,
      WrittenTable table,
      List<String> by,
      UnaryOperator<String> called,
      String parameter,
      Control control) {
    List<RecordField> columns = new ArrayList<>();
    for (String column : by) {
      WrittenColumn written = find(name, table, called.apply(column), parameter);
      RecordField field = RecordField.of(column, written.texts(), control);
      if (field.texts().size() == 1) {
        throw Fault.of(LinkageFaults.NOTHING_THERE, written.name(), name).at(parameter);
      }
      columns.add(field);
    }
    return new Registered(name, table, called, new Fields(columns));
  }

  static WrittenColumn find(String name, WrittenTable table, String column, String parameter) {
    List<String> there = table.columns().stream().map(WrittenColumn::name).toList();
    String hint = "name one of its columns; `other=` says what columns are called in the second";
    Headings.find(there, column, parameter, name, hint);
    return table.column(column).orElseThrow();
  }

  /** The same with other fields. */
  Registered with(Fields others) {
    return new Registered(name, table, called, others);
  }

  /** What stands in a column of both, as it is written. */
  List<String> texts(String column, String parameter) {
    return find(name, table, called.apply(column), parameter).texts();
  }

  /**
   * What stands in some columns, normalised, as one field.
   *
   * @param characters how many to take of each, from the first; 0 for all
   */
  RecordField joined(List<String> columns, int characters, Control control) {
    List<List<String>> texts = columns.stream().map(it -> texts(it, "columns")).toList();
    List<String> joined =
        IntStream.range(0, fields.records())
            .mapToObj(
                row ->
                    texts.stream()
                        .map(it -> cut(Normaliser.of(it.get(row)), characters))
                        .collect(Collectors.joining()))
            .toList();
    return RecordField.of(String.join("+", columns), joined, control);
  }

  private static String cut(String text, int characters) {
    return characters == 0 || text.length() <= characters ? text : text.substring(0, characters);
  }
}
