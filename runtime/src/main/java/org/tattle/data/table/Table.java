package org.tattle.data.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.data.Matrix;
import org.tattle.data.Persons;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.data.table.cell.Belonging;
import org.tattle.nn.network.Shape;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.MessageText;
import org.tattle.run.Warning;
import org.tattle.run.catalogue.TableFaults;

/**
 * A table of texts on its way to a data set: takes rows, and makes features of them once all are
 * there, because neither a column's type nor its mean is known before.
 */
public final class Table {
  private static final int NOTES = 8;
  private static final int CHECKED = 1 << 12;

  private final String source;
  private final List<String> headings;
  private final TableLayout layout;
  private final List<ColumnCells> columns = new ArrayList<>();
  private final List<WrittenColumn.Builder> written = new ArrayList<>();
  private final BitSet members = new BitSet();
  private Optional<Sketch> sketch = Optional.empty();
  private final int label;
  private final int member;
  private final int person;
  private final int id;
  private final Set<String> ids = new HashSet<>();
  private final List<String> persons = new ArrayList<>();
  private int rows;
  private int left;
  private long firstLeft;

  /**
   * An empty table.
   *
   * @param source what to call it in messages
   * @throws Fault R504 if the layout names a column that is not there
   */
  public Table(String source, List<String> headings, TableLayout layout) {
    layout.check(headings, source);
    this.source = source;
    this.headings = headings;
    this.layout = layout;
    this.label = layout.label().map(headings::indexOf).orElse(-1);
    this.member = layout.member().map(headings::indexOf).orElse(-1);
    this.person = layout.person().map(headings::indexOf).orElse(-1);
    this.id = layout.id().map(headings::indexOf).orElse(-1);
    for (String name : headings) {
      boolean out =
          layout.drop().contains(name)
              || IntStream.of(member, person, id).anyMatch(at -> at == columns.size());
      columns.add(out ? null : new ColumnCells(name, layout.wanted(name)));
      written.add(new WrittenColumn.Builder(name, layout.role(name)));
    }
  }

  /** The same, whose rows are recognised when they are met again, however they are loaded. */
  Table recognised() {
    sketch = Optional.of(new Sketch(headings.size()));
    return this;
  }

  /**
   * The next row.
   *
   * @param texts one a heading, with no blanks around them
   * @param line where it starts, for messages
   * @throws Fault R505, R506, R510 or R512 if it cannot be taken
   */
  public void add(String[] texts, long line) {
    if (texts.length != headings.size()) {
      throw Fault.of(TableFaults.RAGGED, line, texts.length, headings.size()).at("path");
    }
    sketch.ifPresent(it -> it.add(texts));
    String[] values = texts.clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = i != member && layout.absent(values[i]) ? "" : values[i];
    }
    if (keep(values, line)) {
      for (int i = 0; i < values.length; i++) {
        written.get(i).add(texts[i]);
        if (columns.get(i) != null) {
          columns.get(i).add(values[i], line);
        }
      }
      if (member >= 0) {
        String where = MessageText.of("line %d", line);
        members.set(rows, Belonging.of(values[member], headings.get(member), "member", where));
      }
      if (person >= 0) {
        persons.add(values[person]);
      }
      if (id >= 0 && !ids.add(values[id])) {
        throw Fault.of(TableFaults.ID_TWICE, line, headings.get(id), values[id]).at("id");
      }
      rows++;
    } else {
      firstLeft = left++ == 0 ? line : firstLeft;
    }
  }

  private boolean keep(String[] values, long line) {
    for (int i = 0; i < values.length; i++) {
      if ((columns.get(i) != null || i == person || i == id) && ColumnCells.missing(values[i])) {
        switch (layout.missing()) {
          case DROP -> {
            return false;
          }
          case ERROR -> throw Fault.of(TableFaults.VALUE_MISSING, line, headings.get(i)).at("path");
          case FILL -> {
            if (i == label || i == person || i == id) {
              String what = i == label ? "label" : i == person ? "person" : "id";
              throw Fault.of(TableFaults.ROLE_MISSING, line, headings.get(i), what).at(what);
            }
          }
        }
      }
    }
    return true;
  }

  /**
   * The rows as data.
   *
   * @param name what scripts call the source
   * @throws Fault R507 to R511 or R513 if they are none
   */
  public Dataset dataset(String name, Control control) {
    List<String> notes = new ArrayList<>();
    checkRows();
    List<ColumnCells> cells = columns.stream().filter(Objects::nonNull).toList();
    cells.forEach(ColumnCells::settle);
    Unusable.check(cells);
    List<Warning> warnings = new ArrayList<>();
    Labels labels = labels(warnings);
    Doubts.heading(cells).ifPresent(warnings::add);
    List<Encoding> encodings = encodings(notes, warnings, control);
    if (encodings.stream().anyMatch(e -> standardised(e.column))
        || labels.column().filter(this::standardised).isPresent()) {
      notes.add(standardised(rows));
    }
    int width = encodings.stream().mapToInt(encoding -> encoding.column.width()).sum();
    Matrix matrix = Matrix.of(rows, width);
    float[] features = new float[width];
    for (int row = 0; row < rows; row++) {
      if (row % CHECKED == 0) {
        control.check();
      }
      Arrays.fill(features, 0);
      for (Encoding encoding : encodings) {
        encoding.write(row, features);
      }
      matrix.add(features);
    }
    List<Column> kept = encodings.stream().map(encoding -> encoding.column).toList();
    Dataset data =
        Dataset.of(name, matrix.array(), Shape.flat(width), labels, kept, notes)
            .with(warnings)
            .undeclared(undeclared(encodings))
            .with(new WrittenTable(written.stream().map(WrittenColumn.Builder::build).toList()));
    String digest = data.digest();
    Dataset known = sketch.map(it -> data.from(it.likeness().encoded(digest))).orElse(data);
    Dataset told = person < 0 ? known : known.of(Persons.of(headings.get(person), persons));
    return member < 0 ? told : told.with(members());
  }

  private boolean[] members() {
    Belonging.both(
        members.cardinality(), rows, "member", "`" + source + "`", "a model is trained on members");
    boolean[] in = new boolean[rows];
    members.stream().forEach(row -> in[row] = true);
    return in;
  }

  private Labels labels(List<Warning> warnings) {
    return switch (label < 0 ? Labels.Kind.NOTHING : layout.predicts()) {
      case NOTHING -> new Labels.Nothing(rows);
      case NUMBERS ->
          LabelColumn.numbers(columns.get(label), layout.domains(), raw(columns.get(label)));
      case CLASSES -> {
        warnings.addAll(Doubts.classes(columns.get(label)));
        yield LabelColumn.classes(columns.get(label), layout.domains());
      }
    };
  }

  private void checkRows() {
    if (rows == 0) {
      throw Fault.of(left == 0 ? TableFaults.NO_ROWS : TableFaults.NO_WHOLE_ROWS, source)
          .at("path");
    }
  }

  /** The columns of an own table that became features by what its rows hold. */
  private List<String> undeclared(List<Encoding> encodings) {
    List<String> names = new ArrayList<>();
    if (sketch.isPresent()) {
      encodings.stream()
          .map(encoding -> encoding.column)
          .filter(column -> !column.declared())
          .forEach(column -> names.add(column.name()));
      layout.label().filter(it -> layout.domains().of(it).isEmpty()).ifPresent(names::add);
    }
    return names;
  }

  private List<Encoding> encodings(List<String> notes, List<Warning> warnings, Control control) {
    List<Warning> doubts = new ArrayList<>();
    List<Encoding> encodings = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < columns.size(); i++) {
      control.check();
      ColumnCells cells = columns.get(i);
      if (cells == null || i == label) {
        continue;
      }
      Optional<Domains.Domain> domain = layout.domains().of(cells.name());
      if (domain.isEmpty() && cells.missing() == rows) {
        remarks.add(MessageText.of("`%s` has no values and was left out", cells.name()));
        continue;
      }
      Encoding encoding = Encoding.of(cells, layout.role(cells.name()), first, domain, raw(cells));
      encoding.notes().forEach(remarks::add);
      doubts.addAll(encoding.doubts());
      encodings.add(encoding);
      first += encoding.column.width();
    }
    if (encodings.isEmpty()) {
      throw Fault.of(label < 0 ? TableFaults.NO_FEATURES : TableFaults.LABEL_ALONE, source)
          .at("path");
    }
    doubts.stream().limit(NOTES).forEach(warnings::add);
    if (left > 0) {
      notes.add(
          MessageText.of(
              "%,d %s with missing values %s left out (the first on line %d)",
              left, left == 1 ? "row" : "rows", left == 1 ? "was" : "were", firstLeft));
    }
    remarks.stream().limit(NOTES).forEach(notes::add);
    if (remarks.size() > NOTES) {
      notes.add(MessageText.of("the like holds for %,d more columns", remarks.size() - NOTES));
    }
    return encodings;
  }

  private boolean raw(ColumnCells cells) {
    return layout.raw().contains(cells.name());
  }

  private boolean standardised(Column column) {
    return column.type() == Column.Type.NUMBER
        && !column.declared()
        && !layout.raw().contains(column.name());
  }

  /** What whoever claims privacy must know of standardised numbers. */
  public static String standardised(int rows) {
    return MessageText.of(
        Dataset.STANDARDISED
            + " by the mean and deviation of all %,d rows, members or not;"
            + " no guarantee of private training covers these two figures",
        rows);
  }
}
