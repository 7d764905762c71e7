package org.tattle.dsl.check.task;

import java.util.List;
import java.util.Optional;
import org.tattle.attack.Attack;
import org.tattle.claim.Claim;
import org.tattle.component.Measure;
import org.tattle.component.Registry;
import org.tattle.component.Schema;
import org.tattle.model.Training;

/** Which declarations the arguments of a statement are bound to. */
public final class Signature {
  private Signature() {}

  /**
   * The declarations, the component's own first.
   *
   * @param component what the verb acts on, where that is known
   */
  public static List<Schema> of(Registry registry, String verb, Optional<String> component) {
    return switch (verb) {
      case "train" -> List.of(Schema.of(Training.class));
      case "claim" ->
          List.of(Schema.of(Promise.class), Schema.of(Claim.AUDIT.asSubclass(Record.class)));
      case "report" -> List.of(Schema.of(Heading.class));
      case "set" ->
          List.of(
              Schema.of(
                  component.filter("budget"::equals).isPresent() ? Budget.class : Settings.class));
      default ->
          registry
              .kind(verb)
              .flatMap(kind -> component.flatMap(name -> registry.find(kind, name)))
              .map(schema -> of(registry, schema))
              .orElse(List.of());
    };
  }

  /** The metrics that results of an attack have. */
  public static List<Measure> measures(Schema attack) {
    return Measure.of(result(attack));
  }

  /** What an attack finds. */
  public static Class<?> result(Schema attack) {
    return ((Attack<?>) attack.standard()).finds();
  }

  /** A component's declaration, and those of what its verb can be told besides. */
  public static List<Schema> of(Registry registry, Schema component) {
    return registry.kind(component).signature(component);
  }
}
