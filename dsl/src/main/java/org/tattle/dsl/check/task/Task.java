package org.tattle.dsl.check.task;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tattle.attack.Attack;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.source.Span;

/**
 * A statement that was checked: everything it names is there, and everything implicit is said. What
 * the rest of a session has to know of any of them, they all say: what they make, and from what.
 * Where tasks must be told apart, a {@link Visitor} does it: a task that is new does not compile
 * until everyone has said what to do with it.
 */
public interface Task {

  /** The statement, for diagnostics that arise while running. */
  Span at();

  /** What a visitor gives for a task of this kind. */
  <R> R accept(Visitor<R> visitor);

  /** What it asks for, with its parameters. */
  default List<Bound<?>> components() {
    return List.of();
  }

  /** The name of what it makes; a result's is {@code target.result}. */
  default Optional<String> made() {
    return Optional.empty();
  }

  /** One that makes what it has a name for. */
  interface Maker extends Task {
    String name();

    @Override
    default Optional<String> made() {
      return Optional.of(name());
    }
  }

  /** One that makes a changed copy of a subject, and repeats there what attacked it. */
  interface Copying extends Maker {
    /** What it makes a copy of. */
    String parent();

    /** What changes it. */
    Bound<?> change();

    /** The parent's attacks, to repeat on the copy, by the name of the result. */
    Map<String, Bound<Attack<?>>> replays();

    @Override
    default List<AttackTask> replayed() {
      return replays().entrySet().stream()
          .map(it -> new AttackTask(at(), it.getKey(), it.getValue(), name(), List.of()))
          .toList();
    }
  }

  /** The names that it says, or that were taken for current; not those in its arguments. */
  default Collection<String> reads() {
    return List.of();
  }

  /** The steps inside it, which run when it runs. */
  default List<Checked.Step> steps() {
    return List.of();
  }

  /** The attacks that it does besides: those that it repeats on what it makes. */
  default List<AttackTask> replayed() {
    return List.of();
  }

  /** The file that it writes. */
  default Optional<Written> writes() {
    return Optional.empty();
  }

  /**
   * A file that a task writes.
   *
   * @param file as the script says
   * @param place where the script says it
   */
  record Written(String file, Span place) {}

  /** Where a parameter was given, or else the component that it would be given to. */
  default Span place(Optional<String> parameter) {
    for (Bound<?> component : components()) {
      if (parameter.isPresent() && component.given().containsKey(parameter.get())) {
        return component.at(parameter);
      }
    }
    return components().isEmpty() ? at() : components().get(0).at();
  }

  /**
   * Says something of each kind of task.
   *
   * @param <R> what it says
   */
  interface Visitor<R> {
    R visit(LoadDataTask task);

    R visit(LoadTargetTask task);

    R visit(ModelTask task);

    R visit(TrainTask task);

    R visit(MakeTask task);

    R visit(AttackTask task);

    R visit(AttackAllTask task);

    R visit(DefendTask task);

    R visit(UnlearnTask task);

    R visit(SetTask task);

    R visit(BudgetTask task);

    R visit(SweepTask task);

    R visit(UseTask task);

    R visit(LetTask task);

    R visit(ReleaseTask task);

    R visit(ClaimTask task);

    R visit(PairClaimTask task);

    R visit(ShowTask task);

    R visit(ViewTask task);

    R visit(PlotTask task);

    R visit(CompareTask task);

    R visit(GroupTask task);

    R visit(AssertTask task);

    R visit(ExportTask task);

    R visit(ReportTask task);

    R visit(ExplainTask task);

    R visit(RefreshTask task);

    R visit(HelpTask task);
  }
}
