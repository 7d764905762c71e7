package org.tattle.attack.architecture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tattle.model.Mlp;
import org.tattle.model.Model;
import org.tattle.nn.network.Layer;

/**
 * How a network is built: so many hidden layers, each of so many units, and a function after each.
 */
record Design(int layers, int units, Layer.Function activation) {

  /** What designs differ in. */
  enum Trait {
    LAYERS,
    UNITS,
    ACTIVATION;

    /** What a design has there, as scripts write it. */
    String of(Design design) {
      return switch (this) {
        case LAYERS -> Integer.toString(design.layers);
        case UNITS -> Integer.toString(design.units);
        case ACTIVATION -> design.activation.name().toLowerCase(Locale.ROOT);
      };
    }

    /** What it is called in tables. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Every design that has one of each. */
  static List<Design> all(
      List<Integer> layers, List<Integer> units, List<Layer.Function> activations) {
    List<Design> all = new ArrayList<>();
    for (int depth : layers) {
      for (int width : units) {
        activations.forEach(function -> all.add(new Design(depth, width, function)));
      }
    }
    return all.stream().distinct().toList();
  }

  /** The design of a model; empty if it is built otherwise. */
  static Optional<Design> of(Model model) {
    return model instanceof Mlp mlp && mlp.hidden().stream().distinct().count() == 1
        ? Optional.of(new Design(mlp.hidden().size(), mlp.hidden().get(0), mlp.activation()))
        : Optional.empty();
  }

  Mlp model() {
    return new Mlp(Collections.nCopies(layers, units), activation);
  }
}
