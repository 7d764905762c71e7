package org.tattle.target;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.data.Dataset;
import org.tattle.defense.Limit;
import org.tattle.nn.Trained;
import org.tattle.run.Control;

/**
 * A model like the target, trained on other rows, with the target's defenses. Rows are numbered as
 * the target's are.
 */
public sealed interface Shadow permits Shadow.Fitted, Transcript.Shadow {

  /** The rows it was trained on, ascending. */
  int[] members();

  /** Rows that the attacker has and it was not trained on, ascending. */
  int[] nonmembers();

  /** Whether it can say anything about a row. */
  boolean knows(int row);

  /** What it answers for these rows, which it knows. Computed anew at each call, and not kept. */
  Answers answers(int[] rows, Control control);

  /**
   * What it answers for rows that need not be of the data set.
   *
   * @param features {@code [rows, features]}
   * @param labels the class that each row is taken to have
   * @throws IllegalStateException if it was trained elsewhere
   */
  Answers ask(INDArray features, int[] labels, Control control);

  /** One that the attacker trained. */
  record Fitted(Dataset data, int[] members, int[] nonmembers, Trained trained, List<Limit> limits)
      implements Shadow {

    @Override
    public boolean knows(int row) {
      return true;
    }

    @Override
    public Answers answers(int[] rows, Control control) {
      Said said = new Said.Computed(trained.outputs(data.features(), rows, control));
      return new Answers(rows, data.labels(), said, limits);
    }

    @Override
    public Answers ask(INDArray features, int[] labels, Control control) {
      return Answers.of(new Said.Computed(trained.outputs(features, control)), labels, limits);
    }
  }
}
