package org.tattle.target;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.data.Dataset;
import org.tattle.data.Recorded;
import org.tattle.data.Split;
import org.tattle.defense.Limit;
import org.tattle.defense.OutputDefense;
import org.tattle.model.Access;
import org.tattle.run.Control;
import org.tattle.run.Key;

/**
 * What a model trained elsewhere said, as something to attack. The rows of all files are numbered
 * together: the target's first, in the order of its file, then those that only shadows have. Rows
 * with one identifier are one row.
 */
public final class Transcript {
  private final Recorded recorded;
  private final List<OutputDefense> defenses;
  private final List<Limit> limits;
  private final int[] labels;

  /** For each shadow, where its file has each row, or -1. */
  private final List<int[]> places = new ArrayList<>();

  /**
   * @param recorded what was read
   * @param defenses put between the model and the attacker afterwards
   * @param limits the same, ready to be asked
   */
  private Transcript(Recorded recorded, List<OutputDefense> defenses, List<Limit> limits) {
    this.recorded = recorded;
    this.defenses = List.copyOf(defenses);
    this.limits = List.copyOf(limits);
    Map<String, Integer> numbers = new HashMap<>();
    List<Integer> classes = new ArrayList<>();
    List<int[]> rows = new ArrayList<>();
    number(recorded.target(), numbers, classes);
    recorded.shadows().forEach(sheet -> rows.add(number(sheet, numbers, classes)));
    labels = classes.stream().mapToInt(c -> c).toArray();
    for (int[] numbered : rows) {
      int[] place = new int[labels.length];
      Arrays.fill(place, -1);
      IntStream.range(0, numbered.length).forEach(i -> place[numbered[i]] = i);
      places.add(place);
    }
  }

  Transcript(Recorded recorded) {
    this(recorded, List.of(), List.of());
  }

  /** The number of each row of a sheet; rows not seen before get the next ones. */
  private static int[] number(
      Recorded.Sheet sheet, Map<String, Integer> numbers, List<Integer> classes) {
    int[] numbered = new int[sheet.rows()];
    for (int i = 0; i < numbered.length; i++) {
      int next = classes.size();
      Integer known = sheet.ids().isEmpty() ? null : numbers.putIfAbsent(sheet.ids().get(i), next);
      numbered[i] = known == null ? next : known;
      if (known == null) {
        classes.add(sheet.labels()[i]);
      }
    }
    return numbered;
  }

  /** The same with one more defense, and what it comes to. */
  Transcript with(OutputDefense defense, Limit limit) {
    return new Transcript(
        recorded,
        Stream.concat(defenses.stream(), Stream.of(defense)).toList(),
        Stream.concat(limits.stream(), Stream.of(limit)).toList());
  }

  /** Equal recordings behind equal defenses have equal keys. */
  Key key() {
    return Key.of("recorded", recorded.digest(), defenses);
  }

  /** The same before any defense. */
  Transcript bare() {
    return new Transcript(recorded);
  }

  /** What was read. */
  public Recorded recorded() {
    return recorded;
  }

  /** What was put between the model and the attacker afterwards. */
  public List<OutputDefense> defenses() {
    return defenses;
  }

  List<Limit> limits() {
    return limits;
  }

  Split split() {
    return recorded.split();
  }

  /** What an attacker can ask of it. */
  Set<Access> access() {
    Set<Access> shown = EnumSet.of(Access.LABELS);
    if (recorded.kind() != Recorded.Kind.LABELS) {
      shown.add(Access.PROBABILITIES);
    }
    if (!recorded.shadows().isEmpty()) {
      shown.add(Access.SHADOWS);
    }
    return Blueprint.left(shown, defenses);
  }

  /** What is known of the target's rows besides its answers: row {@code i} is row {@code i}. */
  public Dataset known() {
    return recorded.known();
  }

  /** What the target said of its members, then of its non-members. */
  Answers answers() {
    Split split = split();
    int[] rows =
        IntStream.concat(IntStream.of(split.members()), IntStream.of(split.nonmembers())).toArray();
    return answers(recorded.target(), rows, rows);
  }

  /** How many shadows were recorded. */
  public int shadows() {
    return places.size();
  }

  /** The first {@code count} shadows, or as many as there are. */
  List<org.tattle.target.Shadow> shadows(int count) {
    return IntStream.range(0, Math.min(count, places.size()))
        .<org.tattle.target.Shadow>mapToObj(i -> new Shadow(i))
        .toList();
  }

  private Answers answers(Recorded.Sheet sheet, int[] rows, int[] places) {
    double[][] outputs = new double[rows.length][];
    Arrays.setAll(outputs, i -> sheet.outputs()[places[i]]);
    return new Answers(rows, labels, said(outputs), limits);
  }

  private Said said(double[][] outputs) {
    int classes = recorded.classes().size();
    if (recorded.kind() != Recorded.Kind.LOGITS) {
      return new Written(outputs, classes);
    }
    return new Logged(outputs, classes);
  }

  /** Logits as they were written down, with all their digits. */
  private record Logged(double[][] outputs, int classes) implements Said.Logits {
    @Override
    public double logit(int i, int c) {
      return outputs[i][c];
    }
  }

  /** Probabilities as they were written down. */
  private record Written(double[][] outputs, int classes) implements Said.Probabilities {
    @Override
    public double[] probabilities(int i) {
      return outputs[i].clone();
    }
  }

  /** A model like the target that was trained elsewhere too. */
  final class Shadow implements org.tattle.target.Shadow {
    private final Recorded.Sheet sheet;
    private final int[] place;

    private Shadow(int index) {
      sheet = recorded.shadows().get(index);
      place = places.get(index);
    }

    @Override
    public int[] members() {
      return rows(true);
    }

    @Override
    public int[] nonmembers() {
      return rows(false);
    }

    private int[] rows(boolean members) {
      return IntStream.range(0, place.length)
          .filter(row -> knows(row) && sheet.members()[place[row]] == members)
          .toArray();
    }

    @Override
    public boolean knows(int row) {
      return place[row] >= 0;
    }

    @Override
    public Answers ask(INDArray features, int[] labels, Control control) {
      throw new IllegalStateException("this shadow was trained elsewhere");
    }

    @Override
    public Answers answers(int[] rows, Control control) {
      return Transcript.this.answers(
          sheet, rows, IntStream.of(rows).map(row -> place[row]).toArray());
    }
  }
}
