package org.tattle.publication;

import java.util.List;
import org.tattle.defense.Defense;
import org.tattle.run.Control;
import org.tattle.subject.MadeSubject;
import org.tattle.subject.Subject;

/**
 * What was made of the members' rows and given to the public.
 *
 * @param <S> what a defended copy of it is
 * @param <R> how it is made
 */
abstract class PublicSubject<S extends Subject, R extends PublicRecipe<S>>
    extends MadeSubject<S, R> {
  final Control control;
  private final boolean seeded;

  /**
   * @param seeded whether defenses draw from a seed that was set
   */
  PublicSubject(R recipe, boolean seeded, Control control) {
    super(recipe);
    this.seeded = seeded;
    this.control = control;
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
