package org.tattle.component;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A kind of component, and the verb that takes it: {@code attack lira} is a verb and a component of
 * its kind.
 *
 * @param verb the verb it follows in scripts, such as {@code attack}
 * @param noun what one of it is called in messages, such as {@code attack}
 * @param type what a record must implement to be one
 * @param usage how the verb is used; empty where the component does not stand right behind it
 * @param acts the classes that a component acts on; of two that share a name, the one is meant that
 *     acts on what the statement is about. None where it acts on nothing, or on whatever there is
 */
public record Kind(
    String verb,
    String noun,
    Class<?> type,
    Optional<Usage> usage,
    Function<Record, List<Class<?>>> acts) {

  /** A kind whose verb is declared elsewhere, as its components stand further behind. */
  public Kind(String verb, String noun, Class<?> type) {
    this(verb, noun, type, Optional.empty(), component -> List.of());
  }

  /** A kind that its verb takes. */
  public Kind(String verb, String noun, Class<?> type, Usage usage) {
    this(verb, noun, type, usage, component -> List.of());
  }

  /** A kind that its verb takes, whose components act on what they say. */
  public Kind(
      String verb, String noun, Class<?> type, Usage usage, Function<Record, List<Class<?>>> acts) {
    this(verb, noun, type, Optional.of(usage), acts);
  }

  /** Whether a component acts on things of a class. */
  public boolean suits(Schema component, Class<?> on) {
    List<Class<?>> all = acts.apply(component.standard());
    return all.isEmpty() || all.stream().anyMatch(it -> it.isAssignableFrom(on));
  }

  /** Whether two components act on some of the same things, so that a name would mean both. */
  boolean together(Schema one, Schema other) {
    List<Class<?>> all = acts.apply(one.standard());
    return all.isEmpty() || all.stream().anyMatch(on -> suits(other, on));
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
