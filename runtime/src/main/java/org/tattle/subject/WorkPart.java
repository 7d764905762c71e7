package org.tattle.subject;

/**
 * Models that some work trains together: what a plan shows as one step, and what whoever does the
 * work is held to.
 *
 * @param role what they are for
 * @param order what is trained
 * @param of what they are made by, or whom they are like or learn from
 */
public record WorkPart(Role role, Order order, Blueprint of) {

  /** What models are for. */
  public enum Role {
    /** The model of the blueprint itself. */
    MODEL,
    /** What the defender practises on. */
    REHEARSAL,
    /** Models like it, on other rows. */
    SHADOWS,
    /** Models that learn from answers: their keys are not known before these are given. */
    LESSON
  }
}
