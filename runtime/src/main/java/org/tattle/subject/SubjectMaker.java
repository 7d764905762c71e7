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
   * Makes one.
   *
   * @param split whose rows go in, and whose do not
   * @throws org.tattle.run.Fault if it cannot be made of these rows
   */
  Subject make(Dataset data, Split split, Control control);
}
