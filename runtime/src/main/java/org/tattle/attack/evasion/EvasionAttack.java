package org.tattle.attack.evasion;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Optional;
import java.util.Set;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Leak;
import org.tattle.component.Param;
import org.tattle.model.Access;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.AttackFaults;
import org.tattle.subject.Target;

/** An attack that changes rows by no more than a radius, so that a model is misled. */
interface EvasionAttack extends Attack<Target> {
  /** What an attacker with the weights goes by. */
  Set<Access> WEIGHTS = Set.of(Access.LABELS, Access.GRADIENTS, Access.QUERIES);

  /** Rows that the control is tried on. */
  int FEW = 100;

  /** The same with another radius, on so many rows at most. */
  EvasionAttack within(double other, int most);

  @Override
  Evasion run(Target target, Context context);

  @Override
  default Class<Target> on() {
    return Target.class;
  }

  @Override
  default Class<Evasion> finds() {
    return Evasion.class;
  }

  /** Where nothing may be changed, nobody can be misled. */
  @Override
  default Optional<Counterpart> control(Target target, Context context) {
    Leak leak = within(0, FEW).run(target, context).leaks().get(0);
    return Optional.of(
        new Counterpart(
            leak,
            AttackFaults.CONTROL_RADIUS,
            "where nothing may be changed, and nobody misled",
            "“%1$s” misled by %2$s where it may change nothing: then answers differ by chance."));
  }

  /**
   * The number of a class.
   *
   * @return -1 for none
   * @throws Fault T306 if the data have no such class
   */
  static int wanted(Optional<String> label, Target target) {
    if (label.isEmpty()) {
      return -1;
    }
    int wanted = target.data().classes().indexOf(label.get());
    if (wanted < 0) {
      String classes = String.join(", ", target.data().classes());
      throw Fault.of(AttackFaults.NO_SUCH_CLASS, label.get(), classes).at("label");
    }
    return wanted;
  }

  @Param(doc = "how large a change may be, in ranges of a feature", min = 0, max = 1000)
  @java.lang.annotation.Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Radius {}

  @Param(doc = "how the size of a change is taken")
  @java.lang.annotation.Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Size {}

  @Param(doc = "the class that rows are to be taken for; if not given, any other", label = true)
  @java.lang.annotation.Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Wanted {}

  @Param(doc = "non-members to attack at most", min = 1)
  @java.lang.annotation.Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Most {}

  @Param(doc = "whether to reckon with what is done to inputs before the weights see them")
  @java.lang.annotation.Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Adaptive {}
}
