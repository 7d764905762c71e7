package org.tattle.dsl.diagnose;

/**
 * A stretch of a shown diagnostic that has one look.
 *
 * @param role what it is, from which each renderer takes its look
 */
record Piece(Role role, String text) {

  /** What a piece is. */
  enum Role {
    HEAD,
    MESSAGE,
    FRAME,
    SCRIPT,
    CULPRIT,
    CAUSE,
    VALUE,
    HINT
  }
}
