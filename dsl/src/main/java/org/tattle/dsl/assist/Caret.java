package org.tattle.dsl.assist;

import java.util.List;
import java.util.Optional;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.word.Verb;

/**
 * Where a caret stands, in terms of the grammar: what kind of thing may be written there, and what
 * it belongs to. It knows no names and no components; whoever does fills it with candidates.
 *
 * @param kind what may stand here
 * @param verb the statement's verb, where it has one before the caret
 * @param component what the verb acts on, where that stands before the caret
 * @param parameter the parameter whose value is being written
 * @param clause the clause word the caret is behind, as {@code on}
 * @param path the names before the caret's dot or parenthesis, outermost first
 * @param given the parameters that the statement has
 * @param clauses the clause words that the statement has
 * @param names the other words of the statement before the caret
 * @param start where the statement starts
 * @param prefix the part of a word before the caret; empty where a word would start
 */
public record Caret(
    Kind kind,
    Optional<String> verb,
    Optional<String> component,
    Optional<String> parameter,
    Optional<String> clause,
    List<String> path,
    List<String> given,
    List<String> clauses,
    List<String> names,
    int start,
    Span prefix) {

  /** What may stand at a caret. */
  public enum Kind {
    /** A verb, or a name by itself, which is shown. */
    VERB,
    /** A component of the verb's kind. */
    COMPONENT,
    /** A clause word, or a parameter of the component. */
    CLAUSE,
    /** A parameter of the component. */
    PARAMETER,
    /** A value of the parameter. */
    VALUE,
    /** A name in scope, or an expression. */
    NAME,
    /** What the path has, or, without a path, a metric to compare by. */
    METRIC,
    /** A column of a data set. */
    COLUMN,
    /** A parameter of the metric or function that the path names. */
    ACTUAL,
    /** What help knows: a verb, a component, a code; the path has the words before. */
    TOPIC,
    /** A file name. */
    FILE,
    /** A new name, which nobody can guess. */
    NEW,
    /** Nothing that could be proposed. */
    NONE;

    /** What may stand right behind a verb. */
    static Kind behind(String verb) {
      return switch (verb) {
        case "let", "param", "train", "sweep" -> NEW;
        case "use" -> FILE;
        case "set" -> PARAMETER;
        case "explain" -> VERB;
        case "report" -> CLAUSE;
        default -> Verb.acts(verb) ? COMPONENT : NAME;
      };
    }
  }

  public Caret {
    path = List.copyOf(path);
    given = List.copyOf(given);
    clauses = List.copyOf(clauses);
    names = List.copyOf(names);
  }
}
