package org.tattle.dsl.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tattle.Components;
import org.tattle.component.Measure;
import org.tattle.component.Registry;
import org.tattle.component.Schema;
import org.tattle.dsl.check.Signature;
import org.tattle.dsl.syntax.Statement;
import org.tattle.target.Target;

/** Where words are told of that have no page of help: parameters and metrics. */
final class Index {
  private final Registry registry;

  Index(Registry registry) {
    this.registry = registry;
  }

  /** What a parameter or a metric of that name is one of, in a sentence or two. */
  Optional<String> entry(String name) {
    List<String> told = Stream.of(parameter(name), metric(name)).flatMap(Optional::stream).toList();
    return told.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", told));
  }

  private Optional<String> parameter(String name) {
    Stream<String> verbs =
        Statement.verbs().stream()
            .filter(verb -> has(Signature.of(registry, verb, Optional.empty()), name));
    Stream<String> components =
        registry.all().stream()
            .filter(schema -> has(Signature.of(registry.kind(schema).verb(), schema), name))
            .map(schema -> registry.kind(schema).verb() + " " + schema.name());
    List<String> pages = Stream.concat(verbs, components).toList();
    return pages.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "`%s` is a parameter: help %s".formatted(name, String.join(", help ", pages)));
  }

  private static boolean has(List<Schema> schemas, String parameter) {
    return schemas.stream().anyMatch(schema -> schema.parameter(parameter).isPresent());
  }

  private Optional<String> metric(String name) {
    Map<String, String> docs = new LinkedHashMap<>();
    Measure.of(Target.class, name).ifPresent(it -> docs.put("TARGET." + name, it.about().doc()));
    for (Schema attack : registry.all(Components.ATTACK)) {
      Signature.measures(attack).stream()
          .filter(measure -> measure.name().equals(name))
          .forEach(
              measure ->
                  docs.put(
                      "TARGET." + attack.name() + "." + written(measure), measure.about().doc()));
    }
    return docs.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "`%s` is a metric, %s: show %s"
                .formatted(
                    name, docs.values().iterator().next(), String.join(", ", docs.keySet())));
  }

  /** A metric as it is read, with an example of what must be given. */
  private static String written(Measure measure) {
    return measure.arguments().isEmpty()
        ? measure.name()
        : measure.name()
            + measure.arguments().stream()
                .map(argument -> argument.name() + "=1%")
                .collect(Collectors.joining(", ", "(", ")"));
  }
}
