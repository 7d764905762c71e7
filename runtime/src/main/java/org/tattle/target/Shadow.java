package org.tattle.target;

import java.util.List;
import org.tattle.data.Dataset;
import org.tattle.defense.OutputDefense;
import org.tattle.nn.Trained;
import org.tattle.run.Control;

/**
 * A model like the target, trained by the attacker on rows of the attacker's choice, with the
 * target's defenses.
 */
public final class Shadow {
  private final Dataset data;
  private final int[] members;
  private final int[] nonmembers;
  private final Trained trained;
  private final List<OutputDefense> limits;

  Shadow(
      Dataset data, int[] members, int[] nonmembers, Trained trained, List<OutputDefense> limits) {
    this.data = data;
    this.members = members;
    this.nonmembers = nonmembers;
    this.trained = trained;
    this.limits = limits;
  }

  /** The rows it was trained on. */
  public int[] members() {
    return members.clone();
  }

  /** Rows that the attacker has and it was not trained on. */
  public int[] nonmembers() {
    return nonmembers.clone();
  }

  /** What it answers for these rows of the data set. Computed anew at each call, and not kept. */
  public Answers answers(int[] rows, Control control) {
    return new Answers(
        rows, data.labels(), trained.outputs(data.features(), rows, control), limits);
  }
}
