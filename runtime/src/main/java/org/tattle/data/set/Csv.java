package org.tattle.data.set;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.ParameterFault;
import org.tattle.data.DataSource;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.data.fetch.UserPaths;
import org.tattle.data.table.Domains;
import org.tattle.data.table.Records;
import org.tattle.data.table.TableLayout;
import org.tattle.data.table.cell.Delimited;
import org.tattle.data.table.cell.Missing;
import org.tattle.run.Control;

/**
 * The user's own table. Nothing in it is guessed away: a row that does not fit, a number that is
 * none, a column of identifiers is an error that says where, and what was filled in is noted.
 */
@Component(
    name = "csv",
    doc = "A table from a file: CSV, gzipped or not, or the one CSV in a tar archive.",
    example = "load csv \"patients.csv\" label=readmitted drop=[id]")
public record Csv(
    @Param(doc = "the file", required = true, file = true) String path,
    @Param(doc = "the column to predict; without one there are statistics alone")
        Optional<String> label,
    @Param(doc = "whether what is predicted is a class or a number") Task task,
    @Param(doc = "the column that says who is to be a member; else members are drawn at random")
        Optional<String> member,
    @Param(doc = "what separates the values") Separator sep,
    @Param(doc = "whether the first line names the columns; else they are c1, c2, …")
        boolean header,
    @Param(doc = "what to do where a value is missing") Missing missing,
    @Param(doc = "texts that stand for a missing value, such as \"-999\"") List<String> absent,
    @Param(doc = "columns to leave out, such as identifiers") List<String> drop,
    @Param(doc = "columns that must hold numbers") List<String> numbers,
    @Param(doc = "columns of names, even where they look like numbers") List<String> categories,
    @Param(
            doc =
                "columns whose numbers are left as they are written; others are brought to mean 0 and"
                    + " deviation 1")
        List<String> raw,
    @Param(doc = "columns that nobody should learn") List<String> sensitive,
    @Param(doc = "columns that together tell who a person is") List<String> quasi,
    @Param(doc = "the column that says whose row it is, where a person may have several")
        Optional<String> person,
    @Param(doc = "the column that people call rows by; shown beside what is found of them")
        Optional<String> id,
    @Param(
            doc =
                "what columns can hold, known without the rows, as [\"age: 0..110\", \"ward:"
                    + " a|b\"]",
            form = Domains.Form.class)
        List<String> domain)
    implements DataSource {

  /** What separates values. */
  public enum Separator {
    AUTO(Records.FOUND),
    COMMA(','),
    SEMICOLON(';'),
    TAB('\t'),
    BAR('|');

    private final char character;

    Separator(char character) {
      this.character = character;
    }

    char character() {
      return character;
    }
  }

  /** What a model is to predict. */
  public enum Task {
    CLASSIFICATION(Labels.Kind.CLASSES),
    REGRESSION(Labels.Kind.NUMBERS);

    private final Labels.Kind kind;

    Task(Labels.Kind kind) {
      this.kind = kind;
    }
  }

  public Csv {
    if (label.isEmpty() && task == Task.REGRESSION) {
      throw new ParameterFault("`task=regression` needs the column to predict: `label`", "task");
    }
    absent = List.copyOf(absent);
    drop = List.copyOf(drop);
    numbers = List.copyOf(numbers);
    categories = List.copyOf(categories);
    raw = List.copyOf(raw);
    sensitive = List.copyOf(sensitive);
    quasi = List.copyOf(quasi);
    domain = List.copyOf(domain);
    Domains.of(domain);
  }

  public Csv() {
    this("");
  }

  /** A table with a heading and no label. */
  Csv(String path) {
    this(path, Optional.empty(), Task.CLASSIFICATION);
  }

  /** A table with a heading and classes in one of its columns. */
  public Csv(String path, String label) {
    this(path, Optional.of(label), Task.CLASSIFICATION);
  }

  private Csv(String path, Optional<String> label, Task task) {
    this(
        path,
        label,
        task,
        Optional.empty(),
        Separator.AUTO,
        true,
        Missing.FILL,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  @Override
  public Labels.Kind labels() {
    return label.isEmpty() ? Labels.Kind.NOTHING : task.kind;
  }

  @Override
  public Optional<List<String>> declares(String column) {
    return Optional.of(Domains.of(domain).names(column));
  }

  @Override
  public Dataset load(Control control) {
    Path file = UserPaths.file(path, control);
    TableLayout layout =
        new TableLayout(
            label,
            labels(),
            member,
            drop,
            numbers,
            categories,
            raw,
            sensitive,
            quasi,
            person,
            id,
            missing,
            absent,
            Domains.of(domain));
    return new Records(file.getFileName().toString(), layout, control, true)
        .read("csv", () -> Delimited.open(file, control), sep.character, header);
  }
}
