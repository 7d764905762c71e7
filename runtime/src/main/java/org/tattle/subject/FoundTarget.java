package org.tattle.subject;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.defense.Defense;
import org.tattle.defense.OutputDefense;
import org.tattle.run.Key;
import org.tattle.subject.answer.Service;
import org.tattle.subject.answer.Shadow;
import org.tattle.subject.train.Order;
import org.tattle.subject.train.Trainer;

/**
 * What is known before it is attacked of a target that nobody here knows how to make again.
 *
 * @param service who answers
 * @param defenses those that it has
 * @param shadows models like it that came with it
 * @param like how others like it are made, if somebody says so
 * @param told whether somebody said who is a member
 * @param before what it is a defended copy of, if that is still to be made
 */
record FoundTarget(
    Service service,
    List<Defense> defenses,
    Dataset data,
    Split split,
    List<Shadow> shadows,
    Optional<ModelRecipe<?>> like,
    boolean told,
    Optional<FoundTarget> before)
    implements Prospect {

  @Override
  public Key key() {
    return service.key(defenses);
  }

  @Override
  public FoundTarget with(Defense defense) {
    List<Defense> all = Stream.concat(defenses.stream(), Stream.of(defense)).toList();
    return new FoundTarget(service, all, data, split, shadows, like, told, Optional.of(this));
  }

  @Override
  public List<Order> orderShadows(int count, Trainer trainer) {
    return like.map(how -> how.orderShadows(count, trainer)).orElse(List.of());
  }

  /** What its last defense practises by, on the first of the shadows. */
  @Override
  public List<Order> orders(Trainer trainer) {
    if (before.isEmpty()
        || shadows.isEmpty()
        || !(defenses.get(defenses.size() - 1) instanceof OutputDefense last)) {
      return List.of();
    }
    Shadow first = shadows.get(0);
    long seed = before.get().key().seed(trainer.root()).split(last).value();
    int rows = first.members().length + first.nonmembers().length;
    return last.practice(rows, data.classes().size()).stream()
        .map(job -> trainer.lessons().planned("a classifier", job.with(seed), 1))
        .toList();
  }
}
