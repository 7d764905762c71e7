package org.tattle.subject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.tattle.component.Schema;
import org.tattle.run.Cache;
import org.tattle.run.Key;
import org.tattle.run.Seed;

/**
 * What a target was made of the last time that there was one of the same data set, model and
 * defenses, so that a plan can say what is different now.
 */
final class Past {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Cache cache;
  private final Seed root;

  Past(Cache cache, Seed root) {
    this.cache = cache;
    this.root = root;
  }

  /** Keeps what the target is made of. */
  void remember(Blueprint blueprint) {
    try {
      Map<String, String> now = made(blueprint);
      if (!last(blueprint).equals(Optional.of(now))) {
        cache.put(key(blueprint), JSON.writeValueAsBytes(now));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts can be written", e);
    }
  }

  /** What is different from the last time, such as {@code eps changed from 2}. */
  Optional<String> change(Blueprint blueprint) {
    Map<String, String> now = made(blueprint);
    return last(blueprint)
        .flatMap(
            before ->
                now.keySet().stream()
                    .filter(what -> !Objects.equals(now.get(what), before.get(what)))
                    .findFirst()
                    .map(what -> said(what, before.getOrDefault(what, ""))));
  }

  private static String said(String what, String before) {
    String name = what.substring(what.indexOf('.') + 1);
    boolean telling = !what.equals("data") && !what.equals("members") && !before.isEmpty();
    return name + " changed" + (telling ? " from " + before : "");
  }

  private Optional<Map<String, String>> last(Blueprint blueprint) {
    return cache
        .get(key(blueprint))
        .map(
            bytes -> {
              try {
                return JSON.readValue(bytes, new TypeReference<LinkedHashMap<String, String>>() {});
              } catch (IOException e) {
                throw new IllegalStateException("an entry that is whole is what was written", e);
              }
            });
  }

  private static Key key(Blueprint blueprint) {
    List<String> defenses =
        Stream.concat(blueprint.defenses().stream(), blueprint.planted().stream())
            .map(part -> part.getClass().getName())
            .toList();
    return Key.of(
        "made", blueprint.data().name(), blueprint.model().getClass().getName(), defenses);
  }

  private Map<String, String> made(Blueprint blueprint) {
    Map<String, String> made = new LinkedHashMap<>();
    for (int i = 0; i < blueprint.defenses().size(); i++) {
      parameters("defense" + i, (Record) blueprint.defenses().get(i), made);
    }
    parameters("training", blueprint.training(), made);
    parameters("model", (Record) blueprint.model(), made);
    blueprint.planted().forEach(it -> made.put(it.getClass().getName(), it.toString()));
    made.put("data", blueprint.data().digest());
    made.put("seed", Long.toString(root.value()));
    made.put("members", Integer.toHexString(Arrays.hashCode(blueprint.split().members())));
    return made;
  }

  private static void parameters(String part, Record component, Map<String, String> made) {
    Schema schema = Schema.of(component.getClass());
    schema
        .values(component)
        .forEach(
            (name, value) ->
                made.put(
                    part + "." + name,
                    schema.parameter(name).flatMap(p -> p.text(value)).orElse("")));
  }
}
