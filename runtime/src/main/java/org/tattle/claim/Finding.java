package org.tattle.claim;

/**
 * One thing that a claim of privacy rests on, and whether it does hold.
 *
 * @param about what it is, in a few words
 * @param status whether it holds
 * @param words what was found, a sentence without a full stop
 */
public record Finding(String about, Status status, String words) {

  /** Whether something holds. */
  public enum Status {
    /** It was computed or measured. */
    HOLDS,
    /** It is so by how Tattle is made, or must be so for the claim to mean anything. */
    ASSUMED,
    /** It does not hold, and the claim with it. */
    FAILS
  }
}
