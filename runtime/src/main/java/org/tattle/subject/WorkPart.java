package org.tattle.subject;

import java.util.List;
import org.tattle.subject.train.Order;
import org.tattle.subject.train.Trainer;

/**
 * Models that some work trains together: what a plan shows as one step, and what whoever does the
 * work is held to.
 *
 * @param order what is trained
 * @param of what they are made by, or whom they are like or learn from
 */
public record WorkPart(Order order, Prospect of) {

  /** What making a subject trains. */
  public static List<WorkPart> of(Prospect subject, Trainer trainer) {
    return subject.orders(trainer).stream().map(order -> new WorkPart(order, subject)).toList();
  }
}
