package org.tattle.data;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.nn.network.Ranges;
import org.tattle.nn.network.Shape;
import org.tattle.run.MessageText;
import org.tattle.run.Seed;
import org.tattle.run.Warning;

/**
 * Rows with features and, most often, a label each. Immutable by convention: nobody writes to
 * {@code features} or the labels.
 *
 * @param name what scripts call the source
 * @param features the rows, {@code [rows, shape.size()]}, float, in row-major order
 * @param shape how one row is laid out
 * @param truth what is true of each row: a class, a number, or nothing that is known
 * @param columns the columns that the features come from, in order; one {@code RAW} column for
 *     images
 * @param notes what the reader should know: rows left out, values filled in, one sentence each
 * @param warnings what whoever loads them must look at
 * @param members whether a model is to be trained on each row, {@code [rows]}, if the source says
 *     so
 * @param persons whose row each is, if the source says so and somebody may have several
 * @param digest SHA-256 of the rows and labels as they are here, in hex
 * @param likeness what the table is recognised by that these rows were drawn from
 * @param undeclared the columns of somebody's own table that became features by what the rows hold,
 *     and not by what was declared; the label's column among them
 * @param written the table that the rows come from, as people wrote it
 */
public record Dataset(
    String name,
    INDArray features,
    Shape shape,
    Labels truth,
    List<Column> columns,
    List<String> notes,
    List<Warning> warnings,
    Optional<boolean[]> members,
    Optional<Persons> persons,
    String digest,
    Likeness likeness,
    List<String> undeclared,
    WrittenTable written) {

  /** How the note begins that every table with numbers has. */
  public static final String STANDARDISED = "numbers were standardised";

  private static final double RAW = 0.15;
  private static final double BARE = 1;

  public Dataset {
    if (features.rows() != truth.rows()) {
      throw new IllegalArgumentException(
          MessageText.of("features have %d rows, labels %d", features.rows(), truth.rows()));
    }
    if (features.columns() != shape.size()) {
      throw new IllegalArgumentException(
          MessageText.of(
              "features have %d columns, the shape %d", features.columns(), shape.size()));
    }
    columns = List.copyOf(columns);
    notes = List.copyOf(notes);
    warnings = List.copyOf(warnings);
    undeclared = List.copyOf(undeclared);
  }

  /** A data set of rows made here with a class each, with its digest taken. */
  public static Dataset of(
      String name,
      INDArray features,
      Shape shape,
      int[] labels,
      List<String> classes,
      List<Column> columns,
      List<String> notes) {
    return of(name, features, shape, new Labels.Classes(labels, classes), columns, notes);
  }

  /** A data set of rows made here, with its digest taken. */
  public static Dataset of(
      String name,
      INDArray features,
      Shape shape,
      Labels truth,
      List<Column> columns,
      List<String> notes) {
    String digest = Digest.of(Matrix.values(features), truth);
    return new Dataset(
        name,
        features,
        shape,
        truth,
        columns,
        notes,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        digest,
        Likeness.of(digest),
        List.of(),
        WrittenTable.NONE);
  }

  /** Other rows under the same columns; those beyond as many as there are here are others'. */
  public Dataset holding(INDArray values, int[] classOf) {
    Dataset plain = of(name, values, shape, classOf, classes(), columns, notes);
    return persons
        .filter(whose -> classOf.length >= rows())
        .map(whose -> plain.of(whose.and(classOf.length - rows())))
        .orElse(plain);
  }

  /** Whether any number was scaled by figures of all rows, members or not. */
  public boolean scaled() {
    return Stream.concat(columns.stream(), truth.column().stream())
        .anyMatch(column -> column.type() == Column.Type.NUMBER && !column.declared());
  }

  /** What is made of each of these rows by itself, in their place. */
  public Dataset shown(INDArray values, Shape laid, List<Column> as) {
    Dataset plain =
        of(name, values, laid, truth, as, notes)
            .with(warnings)
            .from(likeness)
            .undeclared(undeclared)
            .with(written);
    Dataset kept = persons.map(plain::of).orElse(plain);
    return members.map(kept::with).orElse(kept);
  }

  /**
   * About how long a row is, as far as columns tell without a look at rows: standardised numbers
   * have a mean square of 1, of the features of a category one is 1, and values from 0 to 1 have
   * one of {@value #RAW} or so in pictures, which are centred. What is not centred counts for more:
   * what rows have in common moves all of them alike, and so does noise on it.
   */
  public double length() {
    double square = 0;
    for (Column column : columns) {
      square +=
          switch (column.type()) {
            case NUMBER -> column.width();
            case CATEGORY -> 1;
            case RAW -> (shape.image() ? RAW : BARE) * column.width();
          };
    }
    return Math.sqrt(square == 0 ? shape.size() : square);
  }

  /**
   * What the features are declared to hold: pixels and shares of names 0 to 1, and numbers of
   * declared bounds -1 to 1; empty if there are other numbers.
   */
  public Optional<Ranges> ranges() {
    boolean declared =
        columns.stream().allMatch(it -> it.type() != Column.Type.NUMBER || it.declared());
    List<Ranges.Run> runs =
        columns.stream()
            .map(
                it ->
                    new Ranges.Run(
                        it.width(),
                        it.type() == Column.Type.NUMBER ? -1 : 0,
                        1,
                        it.type() == Column.Type.CATEGORY))
            .toList();
    Ranges ranges = new Ranges(runs);
    return declared && ranges.width() == shape.size() ? Optional.of(ranges) : Optional.empty();
  }

  /** The same rows, of which it is said which are members: one a row. */
  public Dataset with(boolean[] member) {
    return copy(warnings, Optional.of(member), persons, likeness, undeclared, written);
  }

  /** The same rows, drawn from a table that is recognised by this. */
  public Dataset from(Likeness table) {
    return copy(warnings, members, persons, table, undeclared, written);
  }

  /** The same rows, of which it is said whose they are. */
  public Dataset of(Persons whose) {
    return copy(warnings, members, Optional.of(whose), likeness, undeclared, written);
  }

  /** The same rows, with these warnings. */
  public Dataset with(List<Warning> told) {
    return copy(told, members, persons, likeness, undeclared, written);
  }

  /** The same rows, of which these columns became features by what the rows hold. */
  public Dataset undeclared(List<String> names) {
    return copy(warnings, members, persons, likeness, names, written);
  }

  /** The same rows, as people wrote them. */
  public Dataset with(WrittenTable table) {
    return copy(warnings, members, persons, likeness, undeclared, table);
  }

  private Dataset copy(
      List<Warning> told,
      Optional<boolean[]> member,
      Optional<Persons> whose,
      Likeness table,
      List<String> guessed,
      WrittenTable texts) {
    return new Dataset(
        name, features, shape, truth, columns, notes, told, member, whose, digest, table, guessed,
        texts);
  }

  /** How many persons some rows are of, or how many rows they are if it is not said whose. */
  public int units(int[] rows) {
    return persons
        .map(whose -> (int) IntStream.of(rows).mapToObj(whose.names()::get).distinct().count())
        .orElse(rows.length);
  }

  /** How many rows there are. */
  public int rows() {
    return truth.rows();
  }

  /**
   * The class of each row, {@code 0 .. classes-1}.
   *
   * @throws IllegalStateException if rows have none
   */
  public int[] labels() {
    return classified().of();
  }

  /**
   * The names of the classes.
   *
   * @throws IllegalStateException if rows have none
   */
  public List<String> classes() {
    return classified().names();
  }

  private Labels.Classes classified() {
    if (truth instanceof Labels.Classes classes) {
      return classes;
    }
    throw new IllegalStateException("the rows of `" + name + "` have no classes");
  }

  /** The notes that are of these data alone: what whoever loads them should look at. */
  public List<String> remarks() {
    return notes.stream().filter(note -> !note.startsWith(STANDARDISED)).toList();
  }

  /** The column of that name, if there is one. */
  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /** The column that says what is to be predicted, if rows have labels and a table tells of it. */
  public Optional<String> label() {
    return truth.kind() == Labels.Kind.NOTHING
        ? Optional.empty()
        : written.columns(Column.Role.LABEL).stream().map(WrittenColumn::name).findFirst();
  }

  /** The features of some rows, in the order given, row by row: {@code [rows, features]}. */
  public float[] values(int[] rows) {
    int width = shape.size();
    FloatBuffer from = Matrix.values(features);
    float[] values = new float[Math.multiplyExact(rows.length, width)];
    for (int i = 0; i < rows.length; i++) {
      from.get(rows[i] * width, values, i * width, width);
    }
    return values;
  }

  /** The given rows, in the given order, with everything else as it is here. */
  public Dataset take(int[] rows) {
    return take(rows, Integer.MAX_VALUE);
  }

  /** At most so many rows of each person, drawn for each without a look at the others. */
  Dataset perPerson(int most, Persons whose, Seed seed) {
    return take(whose.some(most, seed), most);
  }

  private Dataset take(int[] rows, int most) {
    int width = shape.size();
    FloatBuffer from = Matrix.values(features);
    Matrix to = Matrix.of(rows.length, width);
    float[] row = new float[width];
    for (int kept : rows) {
      from.get(kept * width, row);
      to.add(row);
    }
    Dataset plain =
        of(name, to.array(), shape, truth.take(rows), columns, notes)
            .with(warnings)
            .from(likeness)
            .undeclared(undeclared)
            .with(written.take(rows));
    Dataset taken = persons.map(whose -> plain.of(whose.take(rows, most))).orElse(plain);
    return members.map(in -> taken.with(of(in, rows))).orElse(taken);
  }

  private static boolean[] of(boolean[] all, int[] rows) {
    boolean[] some = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      some[i] = all[rows[i]];
    }
    return some;
  }
}
