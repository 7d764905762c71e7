package org.tattle.component;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A kind of component, and the verb that takes it: {@code attack lira} is a verb and a component of
 * its kind.
 *
 * @param verb the verb it follows in scripts, such as {@code attack}
 * @param noun what one of it is called in messages, such as {@code attack}
 * @param type what a record must implement to be one
 * @param usage how the verb is used; empty where the component does not stand right behind it
 */
public record Kind(String verb, String noun, Class<?> type, Optional<Usage> usage) {

  /** A kind whose verb is declared elsewhere, as its components stand further behind. */
  public Kind(String verb, String noun, Class<?> type) {
    this(verb, noun, type, Optional.empty());
  }

  /** A kind that its verb takes. */
  public Kind(String verb, String noun, Class<?> type, Usage usage) {
    this(verb, noun, type, Optional.of(usage));
  }

  /** What one of it is called, with its article. */
  public String phrase() {
    return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
  }

  /** A component's declaration, and those of what its verb can be told besides. */
  public List<Schema> signature(Schema component) {
    return Stream.concat(
            Stream.of(component),
            usage.stream()
                .flatMap(it -> it.extras().stream())
                .filter(extra -> extra.components().isAssignableFrom(component.type()))
                .map(extra -> Schema.of(extra.parameters())))
        .toList();
  }
}
