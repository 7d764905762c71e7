package org.tattle.dsl.run.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.TableView;
import org.tattle.measure.Estimate;
import org.tattle.privacy.release.Released;
import org.tattle.privacy.release.answer.Answer;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A statistic that was released, as a reader sees it.
 *
 * @param what what it is of, as {@code mean of age}
 * @param label what its answers are told apart by, or empty if there is one
 * @param each the same where it stands alone: {@code ward}, {@code age (bin)}
 * @param epsilon what was asked to be spent
 * @param released the answers
 * @param notes what a reader must know besides
 */
public record Published(
    String what, String label, String each, double epsilon, Released released, List<String> notes) {
  private static final Set<String> NUMBERS = Set.of("value", "lower", "upper", "true");
  private static final String WARNING =
      "NOT PRIVATE: `true` is without noise (only `bounds` hold); show this to nobody who may not"
          + " see the rows.";

  public Published {
    label =
        NUMBERS.contains(label) ? "`" + label + "`" : label; // a group's column may be called so
    notes = List.copyOf(notes);
  }

  public TableView table() {
    boolean labelled = !label.isEmpty();
    List<String> headers = new ArrayList<>(labelled ? List.of(label) : List.of());
    headers.add("value");
    headers.add(Numbers.real(100 * released.level()) + "% interval");
    if (!released.truth().isEmpty()) {
      headers.add("true");
    }
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < released.answers().size(); i++) {
      Answer answer = released.answers().get(i);
      boolean whole = whole(answer.value()) && whole(answer.lower()) && whole(answer.upper());
      double half = whole ? Double.MAX_VALUE : (answer.upper() - answer.lower()) / 2;
      List<String> row = new ArrayList<>(labelled ? List.of(answer.label()) : List.of());
      row.add(text(answer.value(), half));
      row.add("%s to %s".formatted(text(answer.lower(), half), text(answer.upper(), half)));
      if (!released.truth().isEmpty()) {
        double truth = released.truth().get(i);
        row.add(Double.isNaN(truth) ? "–" : text(truth, half));
      }
      rows.add(row);
    }
    List<String> all = new ArrayList<>();
    if (!released.truth().isEmpty()) {
      all.add(WARNING);
    }
    all.addAll(notes);
    released.notes().forEach(note -> all.add(sentence(note)));
    return TableView.of(what, headers, rows, all);
  }

  /** The only answer with its interval. */
  Estimate estimate() {
    Answer only = released.answers().get(0);
    return new Estimate(only.value(), only.lower(), only.upper(), released.level(), "release");
  }

  /** Every number, for other programs. */
  public TableView full() {
    Table table = Table.create(what);
    List<Answer> answers = released.answers();
    if (!label.isEmpty()) {
      table.addColumns(StringColumn.create(label, answers.stream().map(Answer::label).toList()));
    }
    table.addColumns(
        numbers("value", answers.stream().mapToDouble(Answer::value)),
        numbers("lower", answers.stream().mapToDouble(Answer::lower)),
        numbers("upper", answers.stream().mapToDouble(Answer::upper)));
    if (!released.truth().isEmpty()) {
      table.addColumns(numbers("true", released.truth().stream().mapToDouble(Number::doubleValue)));
    }
    return new TableView(what, table, List.of());
  }

  private static DoubleColumn numbers(String name, DoubleStream values) {
    return DoubleColumn.create(name, values.toArray());
  }

  private static String sentence(String note) {
    return note.substring(0, 1).toUpperCase(Locale.ROOT) + note.substring(1) + ".";
  }

  private static boolean whole(double value) {
    return value == Math.rint(value);
  }

  /** A number in as many decimals as its interval warrants: two digits of half its width. */
  static String text(double value, double half) {
    int decimals = half > 0 ? (int) Math.max(0, Math.min(9, 1 - Math.floor(Math.log10(half)))) : 4;
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
    return text.replaceFirst("^-(?=[0.,]*$)", "");
  }
}
