package org.tattle.component;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a verb is used. Checker, completion, help, printer and highlighters read it, so that each
 * verb is declared in one place.
 *
 * @param doc what the verb does, in a few words that go on from it
 * @param object what follows the verb: names to fill in are in capitals, what may be left out in
 *     brackets
 * @param example a statement with it
 * @param clauses the clauses that it takes, in the order in which they are usually written
 * @param on what its names behind {@code on} stand for
 * @param arity how many of them it takes, and how
 * @param makes what its name behind {@code as} stands for
 * @param extras what every statement with it can be told, whatever the component
 */
public record Usage(
    String doc,
    String object,
    String example,
    List<Preposition> clauses,
    Noun on,
    Arity arity,
    Noun makes,
    List<Extra> extras) {

  /**
   * Parameters that some components of a kind share.
   *
   * @param components which components take them
   * @param parameters a record that declares them
   */
  public record Extra(Class<?> components, Class<? extends Record> parameters) {}

  public Usage {
    clauses = List.copyOf(clauses);
    extras = List.copyOf(extras);
  }

  /** A verb with these clauses, which acts on nothing and makes nothing that has a name. */
  public Usage(String doc, String object, String example, Preposition... clauses) {
    this(doc, object, example, List.of(clauses), Noun.NOTHING, Arity.ONE, Noun.NOTHING, List.of());
  }

  /** The same, acting on something. */
  public Usage on(Noun noun, Arity many) {
    return new Usage(doc, object, example, clauses, noun, many, makes, extras);
  }

  /** The same, making something. */
  public Usage makes(Noun noun) {
    return new Usage(doc, object, example, clauses, on, arity, noun, extras);
  }

  /** The same, where all components of a type can be told more. */
  public Usage extra(Class<?> components, Class<? extends Record> parameters) {
    List<Extra> all =
        Stream.concat(extras.stream(), Stream.of(new Extra(components, parameters))).toList();
    return new Usage(doc, object, example, clauses, on, arity, makes, all);
  }
}
