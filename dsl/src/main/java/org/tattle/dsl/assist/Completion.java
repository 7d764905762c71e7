package org.tattle.dsl.assist;

import java.util.List;
import org.tattle.dsl.source.Span;

/**
 * What may stand at a caret.
 *
 * @param replaced what the chosen candidate replaces: the part of a word before the caret
 * @param candidates in the order in which they should be offered
 */
public record Completion(Span replaced, List<Candidate> candidates) {
  public Completion {
    candidates = List.copyOf(candidates);
  }

  /** What a candidate is. */
  public enum Kind {
    VERB,
    CLAUSE,
    COMPONENT,
    PARAMETER,
    CHOICE,
    NAME,
    RESULT,
    METRIC,
    COLUMN,
    FUNCTION,
    FILE,
    CODE;

    /** What front ends call it. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * One of them.
   *
   * @param text what is written
   * @param kind what it is
   * @param doc a line about it, from its declaration
   */
  public record Candidate(String text, Kind kind, String doc) {}
}
