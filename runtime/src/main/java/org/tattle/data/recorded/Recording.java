package org.tattle.data.recorded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.tattle.data.Column.Role;
import org.tattle.data.Dataset;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.data.table.Records;
import org.tattle.data.table.Table;
import org.tattle.data.table.cell.Belonging;
import org.tattle.data.table.cell.Delimited;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.MessageText;
import org.tattle.run.catalogue.FileFaults;
import org.tattle.run.catalogue.RecordingFaults;
import org.tattle.run.catalogue.Sentence;
import org.tattle.run.catalogue.TableFaults;

/**
 * A file of recorded outputs as it stands there, before anything is known of classes: that can only
 * be seen from the whole of it.
 */
final class Recording {
  /**
   * A row.
   *
   * @param line where it stands
   * @param model the shadow model whose answer it is; empty if a file has one
   * @param label its true class; empty if there is no column of classes
   * @param text its outputs, one a column
   */
  record Row(long line, String label, boolean member, String id, String model, String[] text) {}

  private final RecordingColumns asked;
  private final boolean classified;
  private final String file;
  private final String parameter;
  private final List<Row> rows = new ArrayList<>();
  private Optional<Table> inputs = Optional.empty();
  private RecordedHeadings headings;

  private Recording(RecordingColumns asked, boolean classified, String file, String parameter) {
    this.asked = asked;
    this.classified = classified;
    this.file = file;
    this.parameter = parameter;
  }

  /** Another with the same columns, and no rows. */
  private Recording(Recording other) {
    this(other.asked, other.classified, other.file, other.parameter);
    headings = other.headings;
  }

  /**
   * Reads a file.
   *
   * @param parameter the parameter that names it
   * @param classified whether its labels are classes
   * @throws Fault R501 to R508, R513 or R517
   */
  static Recording read(
      Path path, String parameter, RecordingColumns asked, boolean classified, Control control) {
    String file = path.getFileName().toString();
    Recording recording = new Recording(asked, classified, file, parameter);
    try (BufferedReader reader = Delimited.open(path, control);
        CSVParser parser = Records.format(reader, Records.FOUND).parse(reader)) {
      recording.read(parser);
      return recording;
    } catch (Fault e) {
      // What reads the bytes does not know which of several files they are of.
      throw e.parameter().filter("path"::equals).isEmpty() ? e : e.at(parameter);
    } catch (UncheckedIOException e) {
      throw recording.unreadable(path, control, e.getCause());
    } catch (IOException e) {
      throw recording.unreadable(path, control, e);
    }
  }

  /** The rows of each model, in the order in which the models come. */
  List<Recording> models() {
    Map<String, Recording> models = new LinkedHashMap<>();
    for (Row row : rows) {
      models.computeIfAbsent(row.model(), model -> new Recording(this)).rows.add(row);
    }
    models.forEach((model, recording) -> recording.bothKinds(model));
    return List.copyOf(models.values());
  }

  /** What the model was given, if that was recorded. */
  Optional<Dataset> inputs(Control control) {
    return inputs.map(table -> table.dataset("inputs", control));
  }

  /** What rows are called, and what is true of them, as far as there are columns that say so. */
  WrittenTable written() {
    List<WrittenColumn> columns = new ArrayList<>();
    asked.id().ifPresent(name -> columns.add(written(name, Role.ID, Row::id)));
    asked.label().ifPresent(name -> columns.add(written(name, Role.LABEL, Row::label)));
    return new WrittenTable(columns);
  }

  private WrittenColumn written(String name, Role role, Function<Row, String> text) {
    return WrittenColumn.of(name, role, rows.stream().map(text).toList());
  }

  /** The names of the output columns. */
  List<String> names() {
    return headings.outputs();
  }

  List<Row> rows() {
    return rows;
  }

  String parameter() {
    return parameter;
  }

  String file() {
    return file;
  }

  /** What is wrong with a row. */
  Fault bad(Sentence what, Row row, Object... values) {
    return bad(what, row.line, values);
  }

  private void read(CSVParser parser) {
    Iterator<CSVRecord> records = parser.iterator();
    if (!records.hasNext()) {
      throw Fault.of(FileFaults.EMPTY, file).at(parameter);
    }
    headings = RecordedHeadings.of(records.next(), asked, file, parameter);
    int label = headings.label();
    int member = headings.member();
    int id = headings.id();
    int model = headings.model();
    List<String> names = headings.all();
    int[] outputs = headings.outputs().stream().mapToInt(names::indexOf).toArray();
    inputs = headings.inputs(classified);
    Set<String> seen = new HashSet<>();
    while (records.hasNext()) {
      CSVRecord record = records.next();
      long line = Records.line(parser, record);
      if (record.size() != names.size()) {
        throw Fault.of(TableFaults.RAGGED_IN_FILE, file, line, record.size(), names.size())
            .at(parameter);
      }
      String name = id < 0 ? "" : record.get(id);
      if (id >= 0 && name.isEmpty()) {
        throw bad(RecordingFaults.RECORD_WITHOUT_ID, line, names.get(id));
      }
      String whose = model < 0 ? "" : record.get(model);
      if (id >= 0 && !seen.add(whose + "\n" + name)) {
        throw bad(
            model >= 0 || parameter.equals("path")
                ? RecordingFaults.RECORD_TWICE
                : RecordingFaults.RECORD_TWICE_OF_MODELS,
            line,
            names.get(id),
            name);
      }
      String[] text = IntStream.of(outputs).mapToObj(record::get).toArray(String[]::new);
      inputs.ifPresent(table -> table.add(record.values(), line));
      boolean in = member(record.get(member), line);
      rows.add(new Row(line, label < 0 ? "" : record.get(label), in, name, whose, text));
    }
    bothKinds("");
  }

  private boolean member(String text, long line) {
    return Belonging.of(
        text, asked.member(), parameter, MessageText.of("`%s`, line %d", file, line));
  }

  private void bothKinds(String model) {
    if (rows.isEmpty()) {
      throw Fault.of(TableFaults.NO_ROWS, file).at(parameter);
    }
    Belonging.both(
        rows.stream().filter(Row::member).count(),
        rows.size(),
        parameter,
        (model.isEmpty() ? "" : "model `" + model + "` of ") + "`" + file + "`",
        parameter.equals("path")
            ? "attacks are scored on members and on others"
            : "attacks compare rows that a shadow was trained on with others");
  }

  private Fault unreadable(Path path, Control control, IOException e) {
    return Records.unreadable(
            file, "`" + file + "`, ", () -> Delimited.open(path, control), Records.FOUND, e)
        .at(parameter);
  }

  private Fault bad(Sentence what, long line, Object... values) {
    return Fault.of(what, Stream.concat(Stream.of(file, line), Stream.of(values)).toArray())
        .at(parameter);
  }
}
