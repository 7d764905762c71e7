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
import org.tattle.subject.train.Trainer;

/**
 * What a subject was made of the last time that there was one of the same data set, made by the
 * same kinds of components, so that a plan can say what is different now.
 */
public final class LastMade {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Cache cache;
  private final Seed root;

  /** As whoever trains remembers it. */
  public LastMade(Trainer trainer) {
    cache = trainer.cache();
    root = trainer.root();
  }

  /** Keeps what a subject is made of. */
  public void remember(Recipe<?> recipe) {
    try {
      Map<String, String> now = made(recipe);
      if (!last(recipe).equals(Optional.of(now))) {
        cache.put(key(recipe), JSON.writeValueAsBytes(now));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts can be written", e);
    }
  }

  /** What is different from the last time, such as {@code eps changed from 2}. */
  public Optional<String> change(Recipe<?> recipe) {
    Map<String, String> now = made(recipe);
    return last(recipe)
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

  private Optional<Map<String, String>> last(Recipe<?> recipe) {
    return cache
        .get(key(recipe))
        .map(
            bytes -> {
              try {
                return JSON.readValue(bytes, new TypeReference<LinkedHashMap<String, String>>() {});
              } catch (IOException e) {
                throw new IllegalStateException("an entry that is whole is what was written", e);
              }
            });
  }

  private static Key key(Recipe<?> recipe) {
    List<String> kinds =
        Stream.concat(recipe.components().stream(), recipe.planted().stream())
            .map(part -> part.getClass().getName())
            .toList();
    return Key.of("made", recipe.data().name(), kinds);
  }

  private Map<String, String> made(Recipe<?> recipe) {
    Map<String, String> made = new LinkedHashMap<>();
    for (int i = 0; i < recipe.components().size(); i++) {
      parameters("part" + i, recipe.components().get(i), made);
    }
    for (int i = 0; i < recipe.planted().size(); i++) {
      made.put("planted" + i + ".what is planted", recipe.planted().get(i).toString());
    }
    made.put("data", recipe.data().digest());
    made.put("seed", Long.toString(root.value()));
    made.put("members", Integer.toHexString(Arrays.hashCode(recipe.split().members())));
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
