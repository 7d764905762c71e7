package org.tattle.subject;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tattle.data.Labels;
import org.tattle.model.Access;
import org.tattle.run.Control;
import org.tattle.subject.answer.Guarded;
import org.tattle.subject.answer.GuardedAnswers;
import org.tattle.subject.answer.Service;
import org.tattle.subject.answer.Truth;

/** Targets by what they answer: what one is worth is measured so. */
public final class TargetKinds {
  private TargetKinds() {}

  /** The type of targets that show this, whose metrics can be read off them. */
  public static Class<? extends Target> type(Set<Access> shown) {
    return switch (kind(shown)) {
      case CLASSES -> Classifier.class;
      case NUMBERS -> Regressor.class;
      case NOTHING -> Scored.class;
    };
  }

  /** A target that was made by a recipe, and so has its key. */
  static Target of(
      ModelRecipe<Target> recipe, Truth truth, Guarded guarded, Origin origin, Control control) {
    GuardedAnswers asked = GuardedAnswers.of(truth, guarded, control);
    return of(new Target.State(recipe.key(), asked, Optional.of(recipe), origin));
  }

  /** A target that is known by who answers for it. */
  static Target of(Truth truth, Guarded guarded, Origin origin) {
    return of(
        new Target.State(
            guarded.service().key(guarded.defenses()),
            GuardedAnswers.of(truth, guarded, Control.here()),
            Optional.empty(),
            origin));
  }

  /**
   * A target that was made elsewhere.
   *
   * @param like how models like it are made, if somebody says so
   */
  public static Target elsewhere(Service service, Truth truth, Optional<ModelRecipe<Target>> like) {
    return of(
        truth, new Guarded(service, List.of(), List.of()), Origin.elsewhere(like.map(it -> it)));
  }

  private static Target of(Target.State state) {
    return switch (kind(state.asked().guarded().service().shows())) {
      case CLASSES -> new Classifier(state);
      case NUMBERS -> new Regressor(state);
      case NOTHING -> new Scored(state);
    };
  }

  private static Labels.Kind kind(Set<Access> shown) {
    return shown.contains(Access.LABELS)
        ? Labels.Kind.CLASSES
        : shown.contains(Access.NUMBERS) ? Labels.Kind.NUMBERS : Labels.Kind.NOTHING;
  }
}
