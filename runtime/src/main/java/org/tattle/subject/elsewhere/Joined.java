package org.tattle.subject.elsewhere;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.data.recorded.ClassOrder;
import org.tattle.nn.network.Shape;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.ElsewhereFaults;

/**
 * Two data sets as one. Each was encoded by figures of its own rows, so that one number is another
 * feature in each: both are written as the second would be, whose rows are not the model's secret.
 */
final class Joined {
  private final Dataset first;
  private final Dataset second;
  private final List<Column> columns = new ArrayList<>();

  private Joined(Dataset first, Dataset second) {
    this.first = first;
    this.second = second;
  }

  /** The rows of both, of which those of the first are members. */
  static Dataset of(Dataset members, Dataset others) {
    return new Joined(members, others).all();
  }

  private Dataset all() {
    if (!names(first).equals(names(second)) || first.shape().image() != second.shape().image()) {
      Set<String> odd = new LinkedHashSet<>(names(first));
      odd.removeAll(names(second));
      Set<String> more = new LinkedHashSet<>(names(second));
      more.removeAll(names(first));
      odd.addAll(more);
      throw Fault.of(
              ElsewhereFaults.OTHER_COLUMNS,
              first.name(),
              second.name(),
              odd.isEmpty() ? "their order" : String.join(", ", odd))
          .at("members");
    }
    int width = 0;
    for (int c = 0; c < second.columns().size(); c++) {
      Column column = both(first.columns().get(c), second.columns().get(c), width);
      columns.add(column);
      width += column.width();
    }
    boolean plain = second.columns().isEmpty() || second.shape().image();
    Shape shape = plain ? second.shape() : Shape.flat(width);
    if (plain && !first.shape().equals(second.shape())) {
      throw Fault.of(ElsewhereFaults.OTHER_COLUMNS, first.name(), second.name(), "their sizes")
          .at("members");
    }
    INDArray features = Nd4j.vstack(rows(first, plain, width), rows(second, plain, width));
    boolean[] in = new boolean[first.rows() + second.rows()];
    Arrays.fill(in, 0, first.rows(), true);
    return Dataset.of(
            first.name() + " and " + second.name(), features, shape, truth(), columns, List.of())
        .with(in)
        .with(written());
  }

  private static List<String> names(Dataset data) {
    return data.columns().stream()
        .map(
            column ->
                column.type() == Column.Type.CATEGORY ? column.name() + " of names" : column.name())
        .toList();
  }

  /** A number that takes two values only in one of them is a bit there, and is a number in both. */
  private static Column both(Column one, Column other, int at) {
    Column as = other.type() == Column.Type.RAW && one.type() == Column.Type.NUMBER ? one : other;
    Set<String> categories = new LinkedHashSet<>(other.categories());
    categories.addAll(one.categories());
    boolean named = other.type() == Column.Type.CATEGORY;
    return new Column(
        other.name(),
        as.type(),
        other.role(),
        at,
        named ? categories.size() : other.width(),
        List.copyOf(categories),
        as.center(),
        as.scale(),
        other.filled(),
        other.declared());
  }

  private INDArray rows(Dataset data, boolean plain, int width) {
    if (plain) {
      return data.features();
    }
    float[][] rows = new float[data.rows()][width];
    for (int c = 0; c < columns.size(); c++) {
      Column from = data.columns().get(c);
      Column to = columns.get(c);
      for (int row = 0; row < rows.length; row++) {
        if (to.type() == Column.Type.NUMBER) {
          double value = from.number(data.features().getFloat(row, from.first()));
          rows[row][to.first()] = (float) ((value - to.center()) / to.scale());
          continue;
        }
        for (int k = 0; k < from.width(); k++) {
          int at =
              to.type() == Column.Type.RAW ? k : to.categories().indexOf(from.categories().get(k));
          rows[row][to.first() + at] = data.features().getFloat(row, from.first() + k);
        }
      }
    }
    return Nd4j.createFromArray(rows);
  }

  private Labels truth() {
    if (!(first.truth() instanceof Labels.Classes one)
        || !(second.truth() instanceof Labels.Classes other)) {
      throw Fault.of(ElsewhereFaults.NO_CLASSES, first.name()).at("members");
    }
    List<String> names = ClassOrder.of(other.names(), one.names());
    int[] of =
        Stream.of(one, other)
            .flatMapToInt(it -> Arrays.stream(it.of()).map(c -> names.indexOf(it.names().get(c))))
            .toArray();
    return new Labels.Classes(of, names);
  }

  private WrittenTable written() {
    List<WrittenColumn> all = new ArrayList<>();
    for (WrittenColumn column : second.written().columns()) {
      Optional<WrittenColumn> same = first.written().column(column.name());
      same.ifPresent(
          it ->
              all.add(
                  WrittenColumn.of(
                      column.name(),
                      column.role(),
                      Stream.concat(it.texts().stream(), column.texts().stream()).toList())));
    }
    return new WrittenTable(all);
  }

  /**
   * The same rows, whose classes are numbered as a model's outputs are.
   *
   * @throws Fault R562 if a row is of a class that the model does not know
   */
  static Dataset relabelled(Dataset data, Labels.Classes truth, List<String> classes) {
    int[] place = new int[truth.names().size()];
    for (int c = 0; c < place.length; c++) {
      String name = truth.names().get(c);
      place[c] = ClassOrder.place(name, classes);
      if (place[c] < 0) {
        throw Fault.of(
                ElsewhereFaults.UNKNOWN_CLASS,
                name,
                classes.size(),
                String.join(", ", classes.subList(0, Math.min(12, classes.size()))))
            .at("classes");
      }
    }
    int[] of = Arrays.stream(truth.of()).map(c -> place[c]).toArray();
    Dataset same =
        Dataset.of(
                data.name(),
                data.features(),
                data.shape(),
                new Labels.Classes(of, classes),
                data.columns(),
                data.notes())
            .from(data.likeness())
            .with(data.written());
    return data.members().map(same::with).orElse(same);
  }
}
