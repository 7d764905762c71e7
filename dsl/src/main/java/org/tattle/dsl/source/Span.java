package org.tattle.dsl.source;

/**
 * A stretch of a text, counted in UTF-16 units as Java counts them. An empty span is a place
 * between two characters.
 *
 * @param start the first unit
 * @param length how many units
 */
public record Span(int start, int length) {

  public Span {
    if (start < 0 || length < 0) {
      throw new IllegalArgumentException("a span of " + length + " at " + start);
    }
  }

  /** The span from {@code start} up to, not including, {@code end}. */
  public static Span between(int start, int end) {
    return new Span(start, end - start);
  }

  /** The first unit after it. */
  public int end() {
    return start + length;
  }

  /** Whether a caret at the offset touches it; both of its ends do. */
  public boolean touches(int offset) {
    return start <= offset && offset <= end();
  }

  /** Whether all of another lies in it. */
  public boolean holds(Span other) {
    return start <= other.start && other.end() <= end();
  }

  /** The smallest span that covers both. */
  public Span to(Span other) {
    return between(Math.min(start, other.start), Math.max(end(), other.end()));
  }
}
