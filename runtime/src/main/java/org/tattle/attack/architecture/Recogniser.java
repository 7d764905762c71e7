package org.tattle.attack.architecture;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tattle.measure.Ridge;

/**
 * Tells designs by numbers about models: for each value that a trait has, a {@link Ridge
 * regression} of whether a model has it; the largest is what is said. Traits are told one by one,
 * as by Oh et al., so that it takes no model of every design to know one.
 */
final class Recogniser {
  private final Map<Design.Trait, Map<String, Ridge>> by = new EnumMap<>(Design.Trait.class);

  /**
   * @param seen numbers about each model
   * @param designs how each is built
   */
  Recogniser(List<double[]> seen, List<Design> designs) {
    double[][] examples = seen.toArray(double[][]::new);
    for (Design.Trait trait : Design.Trait.values()) {
      List<String> had = designs.stream().map(trait::of).toList();
      Map<String, Ridge> values = new TreeMap<>();
      for (String value : new TreeSet<>(had)) {
        double[] has = had.stream().mapToDouble(it -> it.equals(value) ? 1 : 0).toArray();
        values.put(value, new Ridge(examples, has));
      }
      by.put(trait, values);
    }
  }

  /** What it says of each trait of a model. */
  Map<Design.Trait, String> of(double[] seen) {
    Map<Design.Trait, String> said = new EnumMap<>(Design.Trait.class);
    by.forEach(
        (trait, values) -> {
          List<String> names = new ArrayList<>(values.keySet());
          String best = names.get(0);
          for (String name : names) {
            best = values.get(name).of(seen) > values.get(best).of(seen) ? name : best;
          }
          said.put(trait, best);
        });
    return said;
  }
}
