package org.tattle.attack;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.Parameter;
import org.tattle.component.Registry;
import org.tattle.component.Schema;
import org.tattle.subject.Subject;

/**
 * Every attack that a subject's access allows. Regulators ask whether "all the means reasonably
 * likely to be used" were tried (GDPR, recital 26), which one attack that finds nothing does not
 * answer. Each is done as it would be by itself, the cheapest first; what was not done is listed
 * with what it would need.
 */
@Component(
    name = "all",
    doc = "Does every attack that the subject's access allows, the cheapest first.",
    example = "attack all with limit=10min")
public record AllAttacks(
    @Param(doc = "time after which no attack is begun, and one that runs is cut off")
        Optional<Duration> limit)
    implements Assault {

  public AllAttacks() {
    this(Optional.empty());
  }

  @Override
  public Class<Subject> on() {
    return Subject.class;
  }

  /** The attacks of a registry, one by one. */
  public static List<Schema> of(Registry registry) {
    return registry.kind("attack").map(registry::all).orElse(List.of()).stream()
        .filter(schema -> Attack.class.isAssignableFrom(schema.type()))
        .toList();
  }

  /**
   * An attack as it is done where nobody gives it parameters: by its defaults or, where these ask
   * too much, with one other choice that asks less, such as labels for probabilities.
   *
   * @param possible whether an attack asks for nothing that is not there
   */
  public static Optional<Attack<?>> modest(Schema schema, Predicate<Attack<?>> possible) {
    if (schema.parameters().stream().anyMatch(Parameter::required)) {
      return Optional.empty();
    }
    Stream<Record> lesser =
        schema.parameters().stream()
            .filter(it -> it.type() == Parameter.Type.CHOICE && !it.list() && !it.optional())
            .flatMap(it -> it.choices().stream().flatMap(word -> with(schema, it, word).stream()));
    return Stream.concat(Stream.of(schema.standard()), lesser)
        .<Attack<?>>map(Attack.class::cast)
        .filter(possible)
        .findFirst();
  }

  /** Empty if that choice does not stand by itself. */
  private static Optional<Record> with(Schema schema, Parameter parameter, String word) {
    Map<String, Object> values = new HashMap<>(schema.values(schema.standard()));
    values.put(parameter.name(), parameter.choice(word));
    try {
      return Optional.of(schema.build(values));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
