package org.tattle.subject.answer;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.defense.Limit;
import org.tattle.run.Control;

/**
 * A model like the target, trained on other rows, behind the target's defenses. Rows are numbered
 * as the target's are.
 *
 * @param service who answers
 * @param labels the true class of every row there is
 * @param members the rows it was trained on, ascending
 * @param nonmembers rows that the attacker has and it was not trained on, ascending
 * @param limits what stands between it and whoever asks
 */
public record Shadow(
    Service service, int[] labels, int[] members, int[] nonmembers, List<Limit> limits) {
  public Shadow {
    limits = List.copyOf(limits);
  }

  /** The same behind these limits. */
  public Shadow behind(List<Limit> others) {
    return new Shadow(service, labels, members, nonmembers, others);
  }

  /** Whether it can say anything about a row. */
  public boolean knows(int row) {
    return service.knows(row);
  }

  /** What it answers for these rows, which it knows. Computed anew at each call, and not kept. */
  public Answers answers(int[] rows, Control control) {
    return new Answers(rows, labels, service.answers(rows, control), limits);
  }

  /**
   * What it answers for rows that need not be of the data set.
   *
   * @param features {@code [rows, features]}
   * @param given the class that each row is taken to have
   * @throws IllegalStateException if it takes no such rows
   */
  public Answers ask(INDArray features, int[] given, Control control) {
    return Answers.of(service.ask(features, control), given, limits);
  }
}
