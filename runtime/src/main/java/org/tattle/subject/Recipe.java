package org.tattle.subject;

import java.util.List;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.defense.Defense;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.subject.train.Order;
import org.tattle.subject.train.Trainer;

/**
 * Everything that makes a subject: data, who is in, steps, defenses. Equal recipes make equal
 * subjects.
 *
 * @param <S> what it makes
 */
public interface Recipe<S> {

  /** How the subject is made. */
  Key key();

  /**
   * Who and what is drawn for it: the same for a subject and its defended copies, so that these
   * meet the same canaries, poison and shadows.
   */
  Key lineage();

  /** The rows that it is made from, and others. */
  Dataset data();

  /** Which rows it is made from. */
  Split split();

  /** What is done to it that it leaks less, in the order in which scripts said it. */
  List<Defense> defenses();

  /** What was slipped into its data. */
  List<Planted> planted();

  /**
   * The same steps on other rows, to the letter: what defenses reckon by the number of members
   * stays as it is for these, though there may be more or fewer.
   */
  Recipe<S> on(Dataset rows, Split parts);

  /** The same with one more defense. */
  Recipe<S> with(Defense defense);

  /** The same with something slipped into its data, which its data defenses meet like the rest. */
  Recipe<S> with(Planted planted);

  /** What {@link #make} trains, so that a plan can tell. */
  default List<Order> orders(Trainer trainer) {
    return List.of();
  }

  /** What making the first {@code count} others like it trains, as an attacker makes them. */
  default List<Order> orderShadows(int count, Trainer trainer) {
    return List.of();
  }

  /** Makes the subject. */
  S make(Trainer trainer, Control control);

  /** The components that it is made by, the more telling first. */
  List<Record> components();

  /** Whether this is the other with more defenses on top. */
  default boolean defends(Recipe<?> other) {
    int before = other.defenses().size();
    return before < defenses().size()
        && other.defenses().equals(defenses().subList(0, before))
        && other.planted().equals(planted())
        && other.lineage().equals(lineage());
  }
}
