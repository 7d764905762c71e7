package org.tattle.dsl.show.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tattle.component.Measure;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.RowSummary;
import org.tattle.privacy.account.Spent;
import org.tattle.subject.Subject;

/**
 * The columns that say what subjects are worth, and what privacy making them spent where any of
 * them can spend some: of each kind of subject, what its class declares.
 *
 * @param measures by the heading, those of the first kind first; no headline that no subject has
 * @param pays whether any of them can spend privacy
 */
public record Worth(Map<String, Measure> measures, boolean pays) {
  private static final String EPS = "eps";

  public static Worth of(List<Attacked> all) {
    Map<String, Measure> measures = new LinkedHashMap<>();
    for (Attacked attacked : all) {
      for (Measure measure : Measure.worth(attacked.subject().getClass())) {
        if (!measure.about().headline()
            || measure.found(attacked.subject(), Map.of()).isPresent()) {
          measures.putIfAbsent(measure.name(), measure);
        }
      }
    }
    boolean pays =
        all.stream().anyMatch(it -> Measure.of(it.subject().getClass(), EPS).isPresent());
    return new Worth(measures, pays);
  }

  /**
   * What the columns are called.
   *
   * @param room whether there is room for whole words
   */
  public List<String> headers(boolean room) {
    return measures.values().stream().map(measure -> measure.label(room)).toList();
  }

  /** What a subject has in these columns. */
  public List<String> cells(Subject subject) {
    List<String> cells = new ArrayList<>();
    for (String name : measures.keySet()) {
      cells.add(
          Measure.of(subject.getClass(), name)
              .flatMap(
                  measure ->
                      measure
                          .found(subject, Map.of())
                          .map(value -> text(measure, RowSummary.number(value))))
              .orElse(Numbers.MISSING));
    }
    return cells;
  }

  private static String text(Measure measure, double value) {
    return measure.about().share() ? Numbers.share(value) : Numbers.real(value);
  }

  /** What the columns of privacy are called. */
  public List<String> spending() {
    return pays ? List.of("ε", "δ") : List.of();
  }

  /** What a subject has in these. */
  public List<String> spent(Subject subject) {
    return pays ? privacy(subject) : List.of();
  }

  /** The privacy that making a subject spent. */
  public static List<String> privacy(Subject subject) {
    Optional<Spent> spent = subject.spent();
    return List.of(
        spent.map(Numbers::epsilon).orElse(Numbers.MISSING),
        spent.map(Spent::delta).map(Numbers::small).orElse(Numbers.MISSING));
  }
}
