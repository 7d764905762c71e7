package org.tattle.dsl.show.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    return curves(all, Axis.Scale.LOG);
  }

  /** The same on axes of the given scale. */
  public static List<Figure> curves(List<Attacked> all, Axis.Scale scale) {
    return AttackedTargets.threats(all).stream()
        .map(threat -> all.stream().map(attacked -> attacked.only(threat)).toList())
        .flatMap(some -> figure(some, scale).stream())
        .toList();
  }

  private static Optional<Figure> figure(List<Attacked> all, Axis.Scale scale) {
    boolean one = AttackedTargets.attacks(all).size() <= 1;
    List<Figures.Rates> curves = new ArrayList<>();
    for (Attacked attacked : all) {
      attacked
          .results()
          .forEach(
              (attack, result) -> {
                String name = one ? attacked.name() : attacked.name() + "." + attack;
                result.exhibits().stream()
                    .filter(Exhibit.Curve.class::isInstance)
                    .map(Exhibit.Curve.class::cast)
                    .forEach(
                        curve ->
                            curves.add(new Figures.Rates(name, curve, bound(curve, attacked))));
              });
    }
    return curves.isEmpty()
        ? Optional.empty()
        : Optional.of(Figures.rates(title(all), curves, scale));
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
