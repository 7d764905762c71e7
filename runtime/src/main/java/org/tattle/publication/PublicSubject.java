package org.tattle.publication;

import java.util.List;
import java.util.Optional;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.defense.Defense;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.subject.Subject;
import org.tattle.subject.train.Trainer;

/**
 * What was made of the members' rows and given to the public.
 *
 * @param <S> what a defended copy of it is
 * @param <R> how it is made
 */
abstract class PublicSubject<S extends Subject, R extends PublicRecipe<S>> implements Subject {
  final R recipe;
  final Control control;
  private final boolean seeded;

  /**
   * @param seeded whether defenses draw from a seed that was set
   */
  PublicSubject(R recipe, boolean seeded, Control control) {
    this.recipe = recipe;
    this.seeded = seeded;
    this.control = control;
  }

  @Override
  public Key key() {
    return recipe.key();
  }

  @Override
  public Optional<R> recipe() {
    return Optional.of(recipe);
  }

  @Override
  public Dataset data() {
    return recipe.data();
  }

  @Override
  public Split split() {
    return recipe.split();
  }

  @Override
  public List<Defense> defenses() {
    return recipe.defenses();
  }

  @Override
  public S defended(Defense defense, Trainer trainer, Control running) {
    return recipe.with(defense).make(trainer, running);
  }

  @Override
  public boolean defends(Subject other) {
    return other.recipe().filter(recipe::defends).isPresent();
  }

  @Override
  public boolean drawnAnew() {
    return !seeded && !recipe.drawing().isEmpty();
  }

  @Override
  public List<Defense> foreseen() {
    return seeded ? recipe.drawing() : List.of();
  }
}
