package org.tattle.subject;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.defense.Defense;
import org.tattle.privacy.budget.Draw;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.run.Seed;
import org.tattle.subject.train.Trainer;

/**
 * Everything that makes a subject: data, who is in, steps, defenses. Equal recipes make equal
 * subjects.
 *
 * @param <S> what it makes
 */
public interface Recipe<S> extends Prospect {

  /** How the subject is made. */
  @Override
  Key key();

  @Override
  default Optional<? extends Recipe<?>> recipe() {
    return Optional.of(this);
  }

  /**
   * Who and what is drawn for it: the same for a subject, its defended copies and those that forgot
   * somebody, so that these meet the same canaries, poison and shadows.
   */
  Key lineage();

  /** What is done to it that it leaks less, in the order in which scripts said it. */
  List<Defense> defenses();

  /** The rows with what was slipped into them, under a root seed. */
  default Dataset rows(Seed root) {
    Seed planting = lineage().seed(root).split("planted");
    Dataset rows = data();
    for (int i = 0; i < planted().size(); i++) {
      rows = planted().get(i).into(rows, split().whole(), planting.split(i));
    }
    return rows;
  }

  /** What was slipped into its data. */
  List<Planted> planted();

  /**
   * The same steps on other rows, to the letter: what defenses reckon by the number of members
   * stays as it is for these, though there may be more or fewer.
   */
  Recipe<S> on(Dataset rows, Split parts);

  /**
   * The same as if these members had never been among them, but that whoever was drawn before stays
   * drawn: what was planted is planted in the same rows, and the same shadows are near it.
   *
   * @throws IllegalArgumentException if one of them is no member, or nobody is left
   */
  Recipe<S> without(int... rows);

  /** The same with one more defense. */
  @Override
  Recipe<S> with(Defense defense);

  /** The same with something slipped into its data, which its data defenses meet like the rest. */
  Recipe<S> with(Planted planted);

  /**
   * Makes the subject.
   *
   * @throws org.tattle.run.Fault if it cannot be made of these rows
   */
  S make(Trainer trainer, Control control);

  /**
   * Makes what several recipes describe, such as a population of models; what they train on the
   * same rows is trained side by side.
   */
  static <S> List<S> makeAll(List<? extends Recipe<S>> recipes, Trainer trainer, Control control) {
    trainer.ahead(recipes.stream().flatMap(it -> it.orders(trainer).stream()).toList(), control);
    return recipes.stream().map(recipe -> recipe.make(trainer, control)).toList();
  }

  /** What of it is random and paid for, if making it spends any privacy. */
  default Optional<Draw> draw(Trainer trainer) {
    return Optional.empty();
  }

  /** The components that it is made by, the more telling first. */
  List<Record> components();

  /** Whether this is the other with more defenses on top. */
  default boolean defends(Recipe<?> other) {
    int before = other.defenses().size();
    return before < defenses().size()
        && other.defenses().equals(defenses().subList(0, before))
        && other.planted().equals(planted())
        && Arrays.equals(other.split().forgotten(), split().forgotten())
        && other.lineage().equals(lineage());
  }
}
