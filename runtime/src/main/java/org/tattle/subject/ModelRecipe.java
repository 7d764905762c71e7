package org.tattle.subject;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.defense.Defense;
import org.tattle.model.Access;
import org.tattle.model.Model;
import org.tattle.model.NetworkModel;
import org.tattle.model.Training;
import org.tattle.privacy.account.Spent;
import org.tattle.run.Control;
import org.tattle.subject.answer.Shadow;
import org.tattle.subject.train.ModelOrder;
import org.tattle.subject.train.Trainer;
import org.tattle.unlearning.Unlearning;

/**
 * How a model is made: what can be trained again on other rows, as an attacker trains shadows.
 *
 * @param <S> what it makes
 */
public interface ModelRecipe<S> extends Recipe<S> {

  /** How a target is made, if it is a model that is trained here. */
  static Optional<ModelRecipe<?>> of(Prospect target) {
    return target.recipe().filter(ModelRecipe.class::isInstance).map(how -> (ModelRecipe<?>) how);
  }

  @Override
  ModelRecipe<S> on(Dataset rows, Split parts);

  @Override
  ModelRecipe<S> without(int... rows);

  /**
   * The same that was made to forget some of its members.
   *
   * @throws org.tattle.run.Fault T317 if it cannot forget so
   * @throws IllegalArgumentException if one of them is no member, or nobody is left
   */
  ModelRecipe<S> forgetting(Unlearning by, int... rows);

  /** The same before it forgot anybody. */
  ModelRecipe<S> whole();

  /** The ways by which it was made to forget, as scripts call them, the last last. */
  List<String> ways();

  /** The same trained on those who are members now, and nobody else. */
  ModelRecipe<S> anew();

  /**
   * The same trained once more, which differs by what training draws alone: initial weights and the
   * order of rows.
   *
   * @param run which of them, where 0 is this one
   */
  ModelRecipe<S> again(int run);

  /** The same steps for another architecture. */
  ModelRecipe<S> building(Model other);

  @Override
  ModelRecipe<S> with(Defense defense);

  /** The same without some of its defenses. */
  ModelRecipe<S> without(Predicate<Defense> some);

  @Override
  ModelRecipe<S> with(Planted planted);

  /** The architecture. */
  Model model();

  /** How it is fitted, apart from defenses. */
  Training training();

  /** What is trained for the model itself. */
  ModelOrder order(Trainer trainer);

  @Override
  Optional<Spent> spends(Trainer trainer);

  /**
   * The first {@code count} models like it, on other rows. Shadow {@code i} is the same model
   * however many are asked for.
   */
  List<Shadow> shadows(int count, Trainer trainer, Control control);

  /** What whoever knows how a model is made can do besides asking it. */
  default Set<Access> allows() {
    return model().allows();
  }

  @Override
  default Optional<NetworkModel> layers() {
    return model().layers();
  }
}
