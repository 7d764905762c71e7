package org.tattle.subject;

import java.util.Set;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.model.Access;
import org.tattle.run.Control;

/**
 * Makes a subject of a data set: a component of the verbs that make subjects. Equal ones make equal
 * subjects of equal rows.
 */
public interface SubjectMaker {
  /** What it makes. */
  Class<? extends Subject> makes();

  /** What an attacker sees of what it makes, before any defense. */
  Set<Access> shows();

  /**
   * How one is made of some rows.
   *
   * @param split whose rows go in, and whose do not
   * @param control stops the reading of files that say more of how
   */
  Recipe<? extends Subject> recipe(Dataset data, Split split, Control control);
}
