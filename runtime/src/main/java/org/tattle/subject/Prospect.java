package org.tattle.subject;

import java.util.List;
import java.util.Optional;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.defense.Defense;
import org.tattle.model.NetworkModel;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.Spent;
import org.tattle.run.Key;
import org.tattle.subject.train.Order;
import org.tattle.subject.train.Trainer;

/**
 * What is known of a subject before anybody meets it: enough to say what an attack on it will do.
 * Of one that is made here that is its recipe; of one that was made elsewhere, what it came with.
 */
public interface Prospect {
  /** The key that the subject will have. */
  Key key();

  /** The rows that it is made from, and others. */
  Dataset data();

  /** Which rows it is made from. */
  Split split();

  /** What is known of a copy with one more defense. */
  Prospect with(Defense defense);

  /** How it is made, if that is known. */
  default Optional<? extends Recipe<?>> recipe() {
    return Optional.empty();
  }

  /** The privacy that training it spends, if it is trained here and gives any. */
  default Optional<Spent> spends(Trainer trainer) {
    return Optional.empty();
  }

  /** What that costs one of the people whose rows they are; unbounded where nothing is proved. */
  default Optional<Expense> costs(Trainer trainer) {
    return spends(trainer).map(Spent::expense);
  }

  /** The layers of the model that it is, as far as somebody knows how it was made. */
  default Optional<NetworkModel> layers() {
    return Optional.empty();
  }

  /** Whether somebody said who is a member, by a column or a file; else they were drawn here. */
  default boolean told() {
    return data().members().isPresent();
  }

  /** Whether its key is the one that it will have; else its work is counted, and planned anew. */
  default boolean certain() {
    return true;
  }

  /** What making it trains, so that a plan can tell. */
  default List<Order> orders(Trainer trainer) {
    return List.of();
  }

  /** What making the first {@code count} others like it trains, as an attacker makes them. */
  default List<Order> orderShadows(int count, Trainer trainer) {
    return List.of();
  }
}
