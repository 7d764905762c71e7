package org.tattle.kernel;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which classes are one thing, so that they may know each other: a class and those inside it, a
 * sealed type and those that it permits, a tree and its visitor, and what is listed here with the
 * reason.
 */
final class Together implements SliceAssignment {
  /**
   * Classes that know each other.
   *
   * @param reason why nothing is won by parting them
   * @param classes a pattern of their names
   */
  private record Group(String reason, String classes) {}

  private static final List<Group> GROUPS =
      List.of(
          new Group(
              "what is selected is part of an expression, and holds expressions",
              "org.tattle.dsl.check.type.(Typed|Literal|Selection)"),
          new Group(
              "expressions hold expressions",
              "org.tattle.dsl.check.expression.(Typer|Typing|Paths|QualityPaths|Readings|Selecting)"),
          new Group(
              "statements hold blocks of statements",
              "org.tattle.dsl.check.(Checker|StatementRules|Declaring|Showing|Sweeping)"),
          new Group(
              "steps hold tasks, and some tasks hold steps and the scope that they leave",
              "org.tattle.dsl.check.task.*"),
          new Group(
              "clauses hold expressions, and these clauses", "org.tattle.dsl.syntax.wording.*"),
          new Group(
              "blocks are planned as what stands in them",
              "org.tattle.dsl.plan.(Draft|Planner|PlannedAttacks|PlannedWork)"),
          new Group(
              "a statement is spelled with those that it is made of",
              "org.tattle.dsl.run.lineage.(Remaking|Spelling|SpelledArguments)"),
          new Group(
              "an interface whose factories make its kinds",
              "org.tattle.run.(Cache|DiskCache|MemoryCache)"),
          new Group(
              "a control, and which one a thread runs under", "org.tattle.run.(Control|Heeded)"),
          new Group(
              "a number, how its interval is reckoned, and why it is doubted",
              "org.tattle.measure.(Estimate|Intervals|Caveat)"),
          new Group(
              "an attack is run in a context that is held to what the attack says",
              "org.tattle.attack.(Assault|Context)"),
          new Group(
              "what is known of a subject, and most of it where it is known how it is made",
              "org.tattle.subject.(Prospect|Recipe)"),
          new Group(
              "a defense of outputs, once ready, is a limit, and a limit is ready",
              "org.tattle.defense.(Defense|Limit)"),
          new Group(
              "a limit and who counts for it", "org.tattle.defense.output.Query(Limit|Meter)"),
          new Group(
              "a gate and the defense that opens it",
              "org.tattle.defense.output.Audit(Gate|Queries)"),
          new Group(
              "a threshold counts as a statistic does, and one reaches it",
              "org.tattle.privacy.release.statistic.(Statistic|GroupThreshold)"),
          new Group("what is published, its recipe and its maker", "org.tattle.publication.*"),
          new Group("a federation, its recipe and its maker", "org.tattle.federated.Federation.*"),
          new Group("a linkage, its recipe and its maker", "org.tattle.linkage.*"));

  @Override
  public SliceIdentifier getIdentifierOf(JavaClass type) {
    String whole = sealed(outermost(type.reflect())).getName().replaceFirst("Visitor$", "");
    return SliceIdentifier.of(
        GROUPS.stream()
            .filter(group -> whole.matches(group.classes()))
            .findFirst()
            .map(Group::reason)
            .orElse(whole));
  }

  private static Class<?> outermost(Class<?> type) {
    Class<?> outer = type;
    while (outer.getEnclosingClass() != null) {
      outer = outer.getEnclosingClass();
    }
    return outer;
  }

  /** The sealed type of the same package that permits it, if one does. */
  private static Class<?> sealed(Class<?> type) {
    Optional<Class<?>> above =
        Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()))
            .filter(Class::isSealed)
            .map(Together::outermost)
            .filter(it -> it.getPackageName().equals(type.getPackageName()))
            .filter(it -> !it.equals(type))
            .findFirst();
    return above.isPresent() ? sealed(above.get()) : type;
  }

  @Override
  public String getDescription() {
    return "classes that are one thing";
  }
}
