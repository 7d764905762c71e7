package org.tattle.subject;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tattle.data.recorded.Recorded;
import org.tattle.defense.Defense;
import org.tattle.model.Access;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.subject.answer.Guarded;
import org.tattle.subject.answer.Losses;
import org.tattle.subject.answer.Outputs;
import org.tattle.subject.answer.Service;
import org.tattle.subject.answer.Shadow;
import org.tattle.subject.answer.Truth;

/**
 * What a model trained elsewhere said, and models like it, as services to attack. The rows of all
 * files are numbered together: the target's first, in the order of its file, then those that only
 * shadows have. Rows with one identifier are one row.
 */
public final class Transcript {
  private final Recorded recorded;
  private final int[] labels;
  private final Page target;
  private final List<Page> others = new ArrayList<>();

  /** The target that answered so. */
  public static Target of(Recorded recorded) {
    return new Transcript(recorded).target();
  }

  private Transcript(Recorded recorded) {
    this.recorded = recorded;
    Map<String, Integer> numbers = new HashMap<>();
    List<Integer> classes = new ArrayList<>();
    int[] own = number(recorded.target(), numbers, classes);
    List<int[]> rows = new ArrayList<>();
    recorded.shadows().forEach(sheet -> rows.add(number(sheet, numbers, classes)));
    labels = classes.stream().mapToInt(c -> c).toArray();
    target = new Page(recorded.target(), own);
    for (int i = 0; i < rows.size(); i++) {
      others.add(new Page(recorded.shadows().get(i), rows.get(i)));
    }
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

  private Target target() {
    return TargetKinds.of(
        new Truth(recorded.known(), labels, recorded.split()),
        new Guarded(target, List.of(), List.of()),
        Origin.unknown(others.stream().map(Page::shadow).toList(), Optional.of(recorded)));
  }

  /** What one file says. */
  private final class Page implements Service {
    private final Recorded.Sheet sheet;

    /** Where the file has each row, or -1. */
    private final int[] place;

    Page(Recorded.Sheet sheet, int[] numbered) {
      this.sheet = sheet;
      place = new int[labels.length];
      Arrays.fill(place, -1);
      IntStream.range(0, numbered.length).forEach(i -> place[numbered[i]] = i);
    }

    @Override
    public Key key(List<Defense> defenses) {
      return Key.of("recorded", recorded.digest(), defenses);
    }

    @Override
    public Set<Access> shows() {
      return recorded.kind().shows();
    }

    @Override
    public boolean knows(int row) {
      return place[row] >= 0;
    }

    @Override
    public Outputs answers(int[] rows, Control control) {
      double[][] outputs = new double[rows.length][];
      Arrays.setAll(outputs, i -> sheet.outputs()[place[rows[i]]]);
      int classes = recorded.classes().size();
      return switch (recorded.kind()) {
        case LOGITS -> new Outputs.Logged(outputs, classes);
        case PROBABILITIES, LABELS -> new Outputs.Given(outputs, classes);
        case LOSSES ->
            new Losses.Written(
                Arrays.stream(outputs).mapToDouble(row -> row[0]).toArray(), recorded.scale());
      };
    }

    Shadow shadow() {
      return new Shadow(this, labels, rows(true), rows(false), List.of());
    }

    private int[] rows(boolean members) {
      return IntStream.range(0, place.length)
          .filter(row -> knows(row) && sheet.members()[place[row]] == members)
          .toArray();
    }
  }
}
