package org.tattle.defense;

/**
 * Changes how the server of a federation joins what clients send. Whatever it leaves is averaged:
 * who picks one update leaves that one, who shortens them leaves them all.
 */
public non-sealed interface AggregationDefense extends Defense {

  /**
   * Whether it makes sense of so many clients a round.
   *
   * @throws org.tattle.run.Fault if it does not
   */
  default void fits(int clients) {}

  /**
   * What is joined instead of what came. Where clients stay away there may be fewer than it {@link
   * #fits}, but never none.
   */
  Updates treat(Updates came);
}
