package org.tattle.subject;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/**
 * How a model is made: what can be trained again on other rows, as an attacker trains shadows.
 *
 * @param <S> what it makes
 */
public interface ModelRecipe<S> extends Recipe<S> {

  @Override
  ModelRecipe<S> on(Dataset rows, Split parts);

  @Override
  ModelRecipe<S> without(int... rows);

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
