package org.tattle.attack;

/** On which side of what guessing gives a number must lie for it to tell that something leaks. */
public enum Tails {
  /** Only more than guessing counts, as of a rate of hits. */
  MORE,
  /** Less counts as much, since it is a leak read the wrong way round. */
  EITHER
}
