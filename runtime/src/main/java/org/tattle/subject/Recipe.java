package org.tattle.subject;

import org.tattle.defense.Defense;
import org.tattle.run.Key;

/**
 * Everything that makes a subject: data, who is in, steps, defenses. Equal recipes make equal
 * subjects.
 *
 * @param <S> what it makes
 */
public interface Recipe<S extends Subject> {

  /** How the subject is made. */
  Key key();

  /**
   * Who and what is drawn for it: the same for a subject and its defended copies, so that these
   * meet the same canaries, poison and shadows.
   */
  Key lineage();

  /** The same with one more defense. */
  Recipe<S> with(Defense defense);

  /** The same with something slipped into its data, which its data defenses meet like the rest. */
  Recipe<S> with(Planted planted);
}
