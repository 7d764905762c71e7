package org.tattle.privacy.release;

import java.util.List;
import org.tattle.privacy.Expense;

/**
 * What was released.
 *
 * @param answers one for each group and bin
 * @param expense what it cost
 * @param level how sure each interval is
 * @param notes what a reader must know besides, a sentence each, without a full stop
 */
public record Released(List<Answer> answers, Expense expense, double level, List<String> notes) {

  public Released {
    answers = List.copyOf(answers);
    notes = List.copyOf(notes);
  }
}
