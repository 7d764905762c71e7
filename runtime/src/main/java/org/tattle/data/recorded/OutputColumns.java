package org.tattle.data.recorded;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tattle.data.recorded.Recorded.Kind;
import org.tattle.data.recorded.Recording.Row;
import org.tattle.data.table.ColumnCells;
import org.tattle.data.table.cell.ClassNames;
import org.tattle.data.table.cell.Headings;
import org.tattle.data.table.cell.PlainNumber;
import org.tattle.run.Fault;
import org.tattle.run.MessageText;
import org.tattle.run.Warning;
import org.tattle.run.catalogue.RecordingFaults;
import org.tattle.run.catalogue.Sentence;
import org.tattle.run.catalogue.TableFaults;

/**
 * What the columns of recorded outputs mean: which class each stands for, and whether they are
 * probabilities, logits or a predicted class.
 *
 * @param names the output columns: one a class, or only one
 * @param classes the names of the classes
 * @param places the class that a text means
 * @param manner in what manner answers were given
 * @param only the class that a single column of probabilities or logits is of; -1 without one
 */
record OutputColumns(
    List<String> names,
    List<String> classes,
    Map<String, Integer> places,
    Manner manner,
    int only) {
  /** Rows that tell what the columns are. */
  private static final int LOOKED_AT = 100;

  /**
   * Finds out what the columns are.
   *
   * @throws Fault R517 if they cannot be what was asked for
   */
  static OutputColumns of(Recording recording, OutputKind asked) {
    List<String> names = recording.names();
    if (asked == OutputKind.LOSS) {
      return losses(recording);
    }
    if (names.size() == 1) {
      return single(recording, asked);
    }
    if (asked == OutputKind.LABELS) {
      throw Fault.of(RecordingFaults.SEVERAL_LABELS, names.size()).at("outputs");
    }
    double[][] answers = answers(recording);
    checkStray(recording, answers, asked);
    Set<String> labels =
        recording.rows().stream().map(row -> ClassNames.key(row.label())).collect(toSet());
    List<String> classes = ClassNames.of(names, labels);
    Manner manner = Manner.of(answers, decimals(recording), asked);
    return new OutputColumns(names, classes, places(names, classes), manner, -1);
  }

  private static OutputColumns losses(Recording recording) {
    List<String> names = recording.names();
    if (names.size() > 1) {
      throw Fault.of(
              RecordingFaults.SEVERAL_LOSSES,
              names.size(),
              Headings.list(names.subList(1, names.size())))
          .at("outputs");
    }
    return new OutputColumns(names, List.of(), Map.of(), Manner.losses(), -1);
  }

  private static double[][] answers(Recording recording) {
    return recording.rows().stream()
        .map(row -> Stream.of(row.text()).mapToDouble(PlainNumber::of).toArray())
        .toArray(double[][]::new);
  }

  /** The most decimals that an answer was written with. */
  private static int decimals(Recording recording) {
    return recording.rows().stream()
        .flatMap(row -> Stream.of(row.text()))
        .mapToInt(ColumnCells::decimals)
        .max()
        .orElse(0);
  }

  /** One column too many among probabilities would make logits of them all, and be a class. */
  private static void checkStray(Recording recording, double[][] answers, OutputKind asked) {
    List<String> names = recording.names();
    List<double[]> first = Arrays.asList(answers).subList(0, Math.min(LOOKED_AT, answers.length));
    Set<Integer> texts =
        IntStream.range(0, names.size())
            .filter(c -> Arrays.stream(answers).allMatch(row -> Double.isNaN(row[c])))
            .filter(c -> recording.rows().stream().noneMatch(row -> row.text()[c].isEmpty()))
            .boxed()
            .collect(toSet());
    Set<Integer> stray = new TreeSet<>(texts);
    IntStream.range(0, names.size())
        .filter(c -> first.stream().anyMatch(row -> !Manner.share(row[c])))
        .forEach(stray::add);
    boolean shares =
        asked != OutputKind.LOGITS
            && names.size() - stray.size() > 1
            && first.stream().allMatch(row -> sumWithout(stray, row));
    if (!shares) {
      stray.retainAll(texts);
    }
    if (stray.isEmpty() || stray.size() == names.size()) {
      return;
    }
    List<String> named = stray.stream().map(names::get).toList();
    boolean one = named.size() == 1;
    Sentence sentence =
        shares
            ? one ? RecordingFaults.NO_PROBABILITY : RecordingFaults.NO_PROBABILITIES
            : one ? RecordingFaults.NO_NUMBER : RecordingFaults.NO_NUMBERS;
    throw Fault.of(
            sentence,
            recording.file(),
            Headings.columns(named),
            Headings.list(named),
            texts.isEmpty() ? "; for logits say `outputs=logits`" : "")
        .at(recording.parameter());
  }

  private static boolean sumWithout(Set<Integer> columns, double[] row) {
    double sum = 0;
    for (int c = 0; c < row.length; c++) {
      sum += columns.contains(c) ? 0 : row[c];
    }
    return Math.abs(sum - 1) <= Manner.SLACK;
  }

  /** Where the class stands that a text means, by its name and by that of its column. */
  private static Map<String, Integer> places(List<String> names, List<String> classes) {
    Map<String, Integer> places = new HashMap<>();
    List<String> keys = classes.stream().map(ClassNames::key).toList();
    for (List<String> texts : List.of(classes, keys, names)) {
      for (int i = 0; i < texts.size(); i++) {
        places.putIfAbsent(texts.get(i), i);
      }
    }
    if (Set.copyOf(keys).equals(Set.of("true", "false"))
        || Set.copyOf(keys).equals(Set.of("0", "1"))) {
      keys.forEach(
          key -> places.putIfAbsent(ClassNames.other(key).orElseThrow(), keys.indexOf(key)));
    }
    return places;
  }

  /** One column: a predicted class, or one of two classes' probability or logit. */
  private static OutputColumns single(Recording recording, OutputKind asked) {
    List<String> truths = sorted(recording.rows().stream().map(Row::label));
    List<String> answers = sorted(recording.rows().stream().map(row -> row.text()[0]));
    Set<String> keys = truths.stream().map(ClassNames::key).collect(toSet());
    boolean labels =
        asked == OutputKind.LABELS
            || asked == OutputKind.AUTO
                && answers.stream().map(ClassNames::key).allMatch(keys::contains);
    List<String> classes =
        labels ? sorted(Stream.concat(truths.stream(), answers.stream())) : truths;
    if (classes.size() < 2 || !labels && classes.size() > 2) {
      throw Fault.of(RecordingFaults.ONE_OUTPUT_OF_MANY_CLASSES, recording.file(), classes.size())
          .at("path");
    }
    Map<String, Integer> places = places(classes, classes);
    if (labels) {
      return new OutputColumns(recording.names(), classes, places, Manner.labels(), -1);
    }
    Manner manner = Manner.of(answers(recording), decimals(recording), asked);
    return whose(recording, new OutputColumns(recording.names(), classes, places, manner, 1));
  }

  /** Says whose probability a single column is: its name may, else it is the second class's. */
  private static OutputColumns whose(Recording recording, OutputColumns columns) {
    String name = columns.names.get(0);
    List<String> classes = columns.classes;
    Manner manner = columns.manner;
    Optional<String> named = ClassNames.named(name, classes);
    int only = named.map(classes::indexOf).orElse(1);
    String what = manner.kind() == Kind.LOGITS ? "logit" : "probability";
    if (named.isPresent()) {
      Manner told =
          manner.with(MessageText.of("`%s` is the %s of `%s`", name, what, classes.get(only)));
      return new OutputColumns(columns.names, classes, columns.places, told, only);
    }
    double half = manner.kind() == Kind.LOGITS ? 0 : manner.unit() / 2;
    long right =
        recording.rows().stream()
            .filter(
                row ->
                    (PlainNumber.of(row.text()[0]) > half)
                        == Objects.equals(columns.places.get(ClassNames.key(row.label())), only))
            .count();
    Warning warning =
        Warning.of(
                TableFaults.TAKEN_FOR,
                name,
                what,
                classes.get(only),
                100.0 * right / recording.rows().size(),
                classes.get(1),
                classes.get(0))
            .at("path");
    return new OutputColumns(columns.names, classes, columns.places, manner.with(warning), only);
  }

  private static List<String> sorted(Stream<String> texts) {
    List<String> distinct =
        new ArrayList<>(
            texts
                .map(ClassNames::plain)
                .collect(Collectors.toMap(ClassNames::key, t -> t, (a, b) -> a, LinkedHashMap::new))
                .values());
    boolean numbers = distinct.stream().noneMatch(text -> Double.isNaN(PlainNumber.of(text)));
    distinct.sort(
        numbers ? Comparator.comparingDouble(PlainNumber::of) : Comparator.naturalOrder());
    return distinct;
  }
}
