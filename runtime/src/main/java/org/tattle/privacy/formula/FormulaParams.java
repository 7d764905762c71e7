package org.tattle.privacy.formula;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.tattle.component.Param;

/** Parameters that formulas of training have alike. */
final class FormulaParams {
  private FormulaParams() {}

  @Param(
      doc = "chance that a row is in a step",
      min = 0,
      above = true,
      max = 1,
      share = true,
      required = true)
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Rate {}

  @Param(
      doc = "noise multiplier: deviation over clipping norm",
      min = 0,
      above = true,
      max = 1e6,
      required = true)
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Multiplier {}

  @Param(doc = "steps of training", min = 1, max = 1e9, required = true)
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface StepCount {}

  @Param(doc = "privacy budget, in nats", min = 0, above = true, required = true)
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Budgeted {}

  @Param(doc = "delta of the guarantee", min = 0, above = true, max = 1)
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Failing {}

  @Param(doc = "how steps are added up")
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface AddedUp {}
}
