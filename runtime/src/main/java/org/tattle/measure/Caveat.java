package org.tattle.measure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a number says less than it seems to, interval or not.
 *
 * @param kind what is the matter
 * @param words the same for a reader, to stand after the number; empty if nothing is
 */
public record Caveat(Kind kind, String words) {

  /** What can be the matter. */
  public enum Kind {
    NONE,
    /** There are too few rows to speak of such a rate. */
    TOO_FEW,
    /** The attack's scores put members below non-members: a leak that is read the wrong way. */
    BACKWARDS,
    /** An ε that nothing proves: it may be larger. */
    UNPROVED
  }

  /** Nothing is the matter. */
  public static final Caveat NONE = new Caveat(Kind.NONE, "");

  static Caveat tooFew(int nonMembers) {
    return new Caveat(
        Kind.TOO_FEW,
        String.format(Locale.ROOT, "not resolvable with %,d non-members", nonMembers));
  }

  /** The attack puts members below non-members. */
  public static Caveat backwards() {
    return new Caveat(Kind.BACKWARDS, "members rank below the others");
  }

  /**
   * An ε that no theorem stands behind.
   *
   * @param words why not, to stand after the number
   */
  public static Caveat unproved(String words) {
    return new Caveat(Kind.UNPROVED, words);
  }

  /** That of the first of some numbers that no theorem stands behind, if there is one. */
  public static Optional<Caveat> unproved(List<?> numbers) {
    return numbers.stream()
        .filter(Estimate.class::isInstance)
        .map(number -> ((Estimate) number).caveat())
        .filter(caveat -> caveat.kind() == Kind.UNPROVED)
        .findFirst();
  }

  public boolean isEmpty() {
    return kind == Kind.NONE;
  }

  @Override
  public String toString() {
    return words;
  }
}
