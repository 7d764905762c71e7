package org.tattle.dsl.run.help;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tattle.Kinds;
import org.tattle.attack.AllAttacks;
import org.tattle.component.Listing;
import org.tattle.component.Measure;
import org.tattle.component.Registry;
import org.tattle.component.Schema;
import org.tattle.dsl.check.task.Signature;
import org.tattle.dsl.check.task.View;
import org.tattle.dsl.syntax.mend.Synonyms;
import org.tattle.dsl.syntax.tree.Statement;

/** Where words are told of that have no page of help: parameters, metrics, tables, habits. */
final class Index {
  private static final int LEAST = 3;
  private static final int MOST = 12;

  private final Registry registry;

  Index(Registry registry) {
    this.registry = registry;
  }

  /** What a parameter or a metric of that name is one of, in a sentence or two. */
  Optional<String> entry(String name) {
    List<String> told =
        Stream.of(verb(name), listing(name), view(name), parameter(name), metric(name))
            .flatMap(Optional::stream)
            .toList();
    return told.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", told));
  }

  /** The components whose description speaks of a word, or of one that starts with it. */
  List<Schema> mentions(String word) {
    String stem = word.replaceFirst("s$", "");
    Pattern spoken = Pattern.compile("\\b" + Pattern.quote(stem), Pattern.CASE_INSENSITIVE);
    return stem.length() < LEAST
        ? List.of()
        : registry.all().stream()
            .filter(
                schema ->
                    spoken.matcher(schema.about().doc()).find()
                        || spoken.matcher(schema.name()).find())
            .limit(MOST)
            .toList();
  }

  private Optional<String> verb(String word) {
    return Synonyms.verb(word)
        .map(verb -> "`%s` is `%s` here: help %s".formatted(word, verb, verb))
        .or(() -> Synonyms.advice(word).map("`%s`: %%s".formatted(word)::formatted));
  }

  /** A table that results have. */
  private Optional<String> listing(String name) {
    List<String> tables = new ArrayList<>();
    Optional<String> doc = Optional.empty();
    for (Schema attack : AllAttacks.of(registry)) {
      Optional<Listing> listing = Listing.of(Signature.result(attack), name);
      if (listing.isPresent()) {
        tables.add("TARGET." + attack.name() + "." + name);
        doc = Optional.of(listing.get().about().doc());
      }
    }
    return doc.map(
        it -> "`%s` is a table, %s: show %s".formatted(name, it, String.join(", ", tables)));
  }

  private static Optional<String> view(String name) {
    return View.of(name).map(view -> "`show %s` shows %s: help show".formatted(name, view.doc()));
  }

  private Optional<String> parameter(String name) {
    Stream<String> verbs =
        Statement.verbs().stream()
            .filter(verb -> has(Signature.of(registry, verb, Optional.empty()), name));
    Stream<String> components =
        registry.all().stream()
            .filter(schema -> has(Signature.of(registry, schema), name))
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
    for (Class<?> subject : Kinds.SUBJECTS) {
      Measure.of(subject, name).ifPresent(it -> docs.put("TARGET." + name, it.about().doc()));
    }
    for (Schema attack : AllAttacks.of(registry)) {
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
