package org.tattle.privacy.release;

import java.util.List;
import org.tattle.component.Metric;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.release.answer.Answer;

/**
 * What was released.
 *
 * @param answers one for each group and bin
 * @param expense what it cost
 * @param level how sure each interval is
 * @param notes what a reader must know besides, a sentence each, without a full stop
 * @param selected whether noise decided which groups are among them
 * @param truth the true answers, in the same order, if they were asked for: not private
 */
public record Released(
    List<Answer> answers,
    Expense expense,
    double level,
    List<String> notes,
    boolean selected,
    List<Double> truth) {

  public Released {
    answers = List.copyOf(answers);
    notes = List.copyOf(notes);
    truth = List.copyOf(truth);
  }

  @Metric(doc = "what was released, in the column's unit", headline = true)
  public double value() {
    return only().value();
  }

  @Metric(doc = "what the true number is not below, at the level asked for")
  public double lower() {
    return only().lower();
  }

  @Metric(doc = "what the true number is not above, at the level asked for")
  public double upper() {
    return only().upper();
  }

  private Answer only() {
    if (answers.size() != 1) {
      throw new IllegalStateException("there are %s answers".formatted(answers.size()));
    }
    return answers.get(0);
  }
}
