package org.tattle.subject.elsewhere;

import java.util.List;
import java.util.Optional;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.defense.Defense;
import org.tattle.run.Key;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;
import org.tattle.subject.train.Order;
import org.tattle.subject.train.Trainer;

/**
 * A model elsewhere before anybody asks it: whose rows it will be asked about, and how others like
 * it are made, if somebody says so.
 *
 * @param key not that of the model, of which nothing is known yet
 */
record Expected(Key key, Dataset data, Split split, Optional<ModelRecipe<Target>> like)
    implements Prospect {

  @Override
  public Expected with(Defense defense) {
    return new Expected(Key.of("expected", key, defense), data, split, like);
  }

  @Override
  public boolean certain() {
    return false;
  }

  @Override
  public List<Order> orderShadows(int count, Trainer trainer) {
    return like.map(how -> how.orderShadows(count, trainer)).orElse(List.of());
  }
}
