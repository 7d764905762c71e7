package org.tattle.claim;

/**
 * One thing that a claim of privacy rests on, and whether it does hold.
 *
 * @param about what it is, in a few words
 * @param status whether it holds
 * @param words what was found, a sentence without a full stop; of what was measured, also what
 *     could have been seen
 */
public record Finding(String about, Status status, String words) {

  /** Whether something holds. */
  public enum Status {
    /** It was computed, or is so by how the training is made. */
    HOLDS,
    /** It was measured, and nothing was seen that speaks against it: that is less than proof. */
    NOT_REFUTED,
    /** It was measured, and is not as it would be; the claim does not rest on it. */
    DIFFERS,
    /** It must be so for the claim to mean anything, and nobody can look. */
    ASSUMED,
    /** Too little can be seen to say. */
    UNSEEN,
    /** It does not hold, and the claim with it. */
    FAILS;

    /** In words. */
    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
  }

  /** What was measured: it fails, or was not refuted. */
  static Finding measured(String about, boolean fails, String words) {
    return new Finding(about, fails ? Status.FAILS : Status.NOT_REFUTED, words);
  }
}
