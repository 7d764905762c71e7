package org.tattle.attack;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.tattle.model.Access;
import org.tattle.subject.Prospect;
import org.tattle.subject.Subject;

/**
 * A way to learn from a subject what it should not tell: a component of {@code attack}.
 *
 * @param <S> what it attacks
 */
public non-sealed interface Attack<S extends Subject> extends Assault {
  @Override
  Class<S> on();

  /** What it finds: the type whose metrics scripts may read. */
  Class<? extends Result> finds();

  /** What it must be able to ask of the subject. */
  Set<Access> needs();

  /** Whether what it finds is about members, so that it must be known who these are. */
  default boolean tellsOfMembers() {
    return false;
  }

  /** All that must be there: what it asks, and who is a member if it tells of these. */
  default Set<Access> demands() {
    Set<Access> all = EnumSet.noneOf(Access.class);
    all.addAll(needs());
    if (tellsOfMembers()) {
      all.add(Access.MEMBERS);
    }
    return all;
  }

  /**
   * What it will do besides looking at what the subject shows, so that a plan can tell. What is not
   * named here it is refused.
   *
   * @param target what is known of the subject under attack
   * @param context what it would {@link #run} with
   */
  default Work work(Prospect target, Context context) {
    return Work.NOTHING;
  }

  /** Attacks. */
  Result run(S subject, Context context);

  /**
   * The same attack where there is nothing to find.
   *
   * @return empty if this subject has too few rows to try it on
   */
  Optional<Counterpart> control(S subject, Context context);

  /**
   * How far a weaker explanation goes that needs no leak. It speaks for all attacks on a subject
   * that look for the same, so it is asked of the first of them alone.
   *
   * @return empty if there is none
   */
  default Optional<Counterpart> explanation(S subject, Context context) {
    return Optional.empty();
  }

  /** Whether {@link #explanation} looks at rows alone, so that it holds of copies as well. */
  default boolean explainsByRows() {
    return false;
  }

  /** What {@link #explanation} will do, so that a plan can tell. */
  default Work explaining(Prospect target, Context context) {
    return Work.NOTHING;
  }
}
