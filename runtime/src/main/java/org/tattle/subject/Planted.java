package org.tattle.subject;

import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.run.Seed;

/**
 * What somebody slips into the rows that a model is trained on, before any defense sees them: a
 * record, since equal ones are equal work.
 */
public interface Planted {

  /**
   * The rows with it among them. As many, in the same order, so that membership keeps its meaning.
   *
   * @param split who is trained on
   * @param seed the same for a target and its defended copies, so that these meet the same
   */
  Dataset into(Dataset data, Split split, Seed seed);
}
