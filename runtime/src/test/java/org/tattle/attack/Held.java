package org.tattle.attack;

import java.util.ArrayList;
import java.util.List;
import org.tattle.subject.Prospect;
import org.tattle.subject.Subject;
import org.tattle.subject.train.Order;
import org.tattle.subject.train.PlannedModels;

/** Attacks that are held to what they say that they will do, as a run holds them. */
public final class Held {
  private Held() {}

  /** What an attack works with that may train what it names, and nothing else. */
  public static Context to(Attack<?> attack, Subject subject, Context context) {
    Prospect target = subject.prospect();
    List<Order> orders = new ArrayList<>(target.orders(context.trainer()));
    for (Work work : List.of(attack.work(target, context), attack.explaining(target, context))) {
      work.parts(target, context.trainer()).forEach(part -> orders.add(part.order()));
    }
    return context.within(PlannedModels.of(orders));
  }
}
