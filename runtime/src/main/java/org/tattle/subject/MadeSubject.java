package org.tattle.subject;

import java.util.List;
import java.util.Optional;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.defense.Defense;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.subject.train.Trainer;

/**
 * A subject that is wholly what its recipe made: it has the recipe's key and rows, and a defended
 * copy is what the recipe makes with one more defense.
 *
 * @param <S> what a defended copy of it is
 * @param <R> how it is made
 */
public abstract class MadeSubject<S extends Subject, R extends Recipe<S>> implements Subject {
  protected final R recipe;

  protected MadeSubject(R recipe) {
    this.recipe = recipe;
  }

  @Override
  public final Key key() {
    return recipe.key();
  }

  @Override
  public final Optional<R> recipe() {
    return Optional.of(recipe);
  }

  @Override
  public final Dataset data() {
    return recipe.data();
  }

  @Override
  public final Split split() {
    return recipe.split();
  }

  @Override
  public final List<Defense> defenses() {
    return recipe.defenses();
  }

  @Override
  public final S defended(Defense defense, Trainer trainer, Control control) {
    return recipe.with(defense).make(trainer, control);
  }

  @Override
  public final boolean defends(Subject other) {
    return other.recipe().filter(recipe::defends).isPresent();
  }
}
