package org.tattle.dsl.show.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tattle.attack.Exhibit;
import org.tattle.dsl.show.Axis;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.figure.Figures;
import org.tattle.measure.Ceiling;

/** What attacks found as curves, a figure for each thing that they look for. */
public final class AuditCurves {
  private AuditCurves() {}

  /** What attacks on these targets have as curves, a figure for each thing that they look for. */
  public static List<Figure> curves(List<Attacked> all) {
    return Stream.concat(rates(all, Axis.Scale.LOG).stream(), lines(all).stream()).toList();
  }

  /** Two rates against each other, on axes of the given scale. */
  public static List<Figure> rates(List<Attacked> all, Axis.Scale scale) {
    return threats(all)
        .flatMap(
            some -> {
              List<Figures.Rates> rates = new ArrayList<>();
              each(
                  some,
                  Exhibit.Curve.class,
                  (name, curve, attacked) ->
                      rates.add(new Figures.Rates(name, curve, bound(curve, attacked))));
              return rates.isEmpty()
                  ? Stream.empty()
                  : Stream.of(Figures.rates(title(some), rates, scale));
            })
        .toList();
  }

  /** Shares over something, a figure for each unit in which that is counted. */
  public static List<Figure> lines(List<Attacked> all) {
    return threats(all)
        .flatMap(
            some -> {
              Map<String, List<ExhibitedLine>> lines = new LinkedHashMap<>();
              each(
                  some,
                  Exhibit.Line.class,
                  (name, line, attacked) ->
                      lines
                          .computeIfAbsent(line.x(), it -> new ArrayList<>())
                          .add(new ExhibitedLine(name, line)));
              return lines.values().stream().map(it -> ExhibitedLine.figure(title(some), it));
            })
        .toList();
  }

  private static Stream<List<Attacked>> threats(List<Attacked> all) {
    return AttackedTargets.threats(all).stream()
        .map(threat -> all.stream().map(attacked -> attacked.only(threat)).toList());
  }

  /** What is done with an exhibit. */
  private interface Drawn<E> {
    void draw(String name, E exhibit, Attacked attacked);
  }

  /** All exhibits of a kind, each by the name that it has in a figure of them. */
  private static <E extends Exhibit> void each(List<Attacked> all, Class<E> kind, Drawn<E> drawn) {
    boolean one = AttackedTargets.attacks(all).size() <= 1;
    for (Attacked attacked : all) {
      attacked
          .results()
          .forEach(
              (attack, result) -> {
                String name = one ? attacked.name() : attacked.name() + "." + attack;
                result.exhibits().stream()
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .forEach(exhibit -> drawn.draw(name, exhibit, attacked));
              });
    }
  }

  /** The ceiling that a target's privacy puts on a curve, if there is one. */
  private static Optional<Ceiling> bound(Exhibit.Curve curve, Attacked attacked) {
    return attacked
        .subject()
        .spent()
        .filter(spent -> curve.bounded() && spent.guaranteed())
        .map(spent -> new Ceiling(spent.epsilon(), spent.delta()));
  }

  private static String title(List<Attacked> all) {
    String noun = AttackedTargets.threats(all).get(0).noun();
    String title = Character.toUpperCase(noun.charAt(0)) + noun.substring(1);
    Set<String> attacks = AttackedTargets.attacks(all);
    return attacks.size() == 1 ? title + " by " + attacks.iterator().next() : title;
  }
}
