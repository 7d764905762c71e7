package org.tattle.attack.mark;

import java.util.Optional;
import org.tattle.nn.train.Job;
import org.tattle.subject.train.Order;

/** A way that trains, on rows of the attacker's, for one number of passes or another. */
interface MarkLesson extends MarkAttack {

  /** What is done, in words: the attacker's training is told by them from others. */
  String what();

  /** The most passes over the attacker's rows. */
  int epochs();

  @Override
  default double strongest() {
    return epochs();
  }

  @Override
  default String unit() {
    return "epochs of " + what();
  }

  @Override
  default Optional<Order> planned(MarkedModel before, double passes) {
    Job job = before.planned((int) passes, what());
    return Optional.of(before.context().trainer().lessons().planned(what(), before.data(), job));
  }
}
