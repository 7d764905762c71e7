package org.tattle.subject;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.WrittenTable;
import org.tattle.data.recorded.Recorded;
import org.tattle.defense.Defense;
import org.tattle.model.Access;
import org.tattle.nn.train.Job;
import org.tattle.privacy.account.Spent;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.run.Seed;
import org.tattle.subject.answer.QueryLog;
import org.tattle.subject.train.Trainer;

/**
 * Something that an attacker meets, and that may tell what it should not. Its class is a {@link
 * SubjectKind}; what it is worth are its methods that are {@link org.tattle.component.Metric}.
 */
public interface Subject {
  /** What it is, as a name: equal subjects have equal keys. */
  Key key();

  /** What an attacker sees of it or may do to it. */
  Set<Access> access();

  /** How to make more like it, if that is known. */
  Optional<? extends Recipe<?>> recipe();

  /** What is known of it before it is attacked, or defended. */
  default Prospect prospect() {
    return recipe().orElseThrow();
  }

  /** The rows that it is made from, and others. */
  Dataset data();

  /** Which rows it is made from. */
  Split split();

  /** What was done to it that it leaks less, in the order in which scripts said it. */
  List<Defense> defenses();

  /**
   * A copy of it with one more defense.
   *
   * @throws org.tattle.run.Fault if it cannot be defended so
   */
  Subject defended(Defense defense, Trainer trainer, Control control);

  /** Whether it is a defended copy of the other: made in the same way, with more defenses. */
  boolean defends(Subject other);

  /** What a report says of it, by what that is about; nothing in it tells of single rows. */
  default Map<String, String> facts() {
    return Map.of();
  }

  /** What can be drawn of it over the rounds in which it was made, if it was; its worth first. */
  default Map<String, Supplier<OverRounds>> overRounds(Control control) {
    return Map.of();
  }

  /** What whoever reads of it must know besides, a sentence each, without a full stop. */
  default List<String> notes() {
    return List.of();
  }

  /** The rows that it gives to the public, if it is such a thing. */
  default Optional<WrittenTable> published() {
    return Optional.empty();
  }

  /** It as one attacker meets it who begins now. */
  default Subject visited(Seed seed) {
    return this;
  }

  /** What whoever visits it asked and was told, if that is watched or limited. */
  default Optional<QueryLog> log() {
    return Optional.empty();
  }

  /** The differential privacy that making it spent, if it gives any. */
  default Optional<Spent> spent() {
    return Optional.empty();
  }

  /** How many there are of what its guarantee hides one of. */
  default int hidden() {
    return split().members().length;
  }

  /** Whether another run would make another one, since its defenses draw anew. */
  default boolean drawnAnew() {
    return false;
  }

  /**
   * Its defenses whose draws can be computed by whoever knows the seed that was set; not those of
   * which its account says so.
   */
  default List<Defense> foreseen() {
    return List.of();
  }

  /** What it was trained by, if it is a network that was trained here. */
  default Optional<Job> job() {
    return Optional.empty();
  }

  /** What was read of it, if it was made elsewhere. */
  default Optional<Recorded> recorded() {
    return Optional.empty();
  }

  /** What a class of subjects is called, and where it can be defended. */
  static SubjectKind kind(Class<? extends Subject> type) {
    return type.getAnnotation(SubjectKind.class);
  }

  /** Whether subjects of a class can be defended by that. */
  static boolean takes(Class<? extends Subject> type, Defense defense) {
    for (Class<?> stage : kind(type).stages()) {
      if (stage.isInstance(defense)) {
        return true;
      }
    }
    return false;
  }
}
