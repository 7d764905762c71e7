package org.tattle.publication.synthesis;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.tattle.component.Param;
import org.tattle.table.synthesis.Constraint;

/** Parameters that ways to make rows up have alike. */
final class SynthesisParams {
  /** How many intervals numbers have if nothing is said. */
  static final int BINS = 32;

  private SynthesisParams() {}

  @Param(doc = "privacy budget epsilon, in nats", min = 1e-6, max = 1000, required = true)
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Eps {}

  @Param(
      doc = "privacy budget epsilon, in nats; without it nothing is promised",
      min = 1e-6,
      max = 1000)
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface MaybeEps {}

  @Param(
      doc =
          "chance that the guarantee fails; if not given, 1/n² rounded down to a power of ten, and"
              + " that there are n members is public then",
      min = 1e-100,
      max = 0.5)
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Delta {}

  @Param(
      doc = "how many rows to make up; about as many as there are if not given",
      min = 1,
      max = 5e6)
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Rows {}

  @Param(
      doc = "how many intervals numbers have that are too many for one each",
      min = 2,
      max = 1000)
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Bins {}

  @Param(
      doc =
          "columns whose values are no secret; under eps what other columns can hold is declared"
              + " where the data are loaded, or paid for",
      column = true)
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Open {}

  @Param(doc = "columns that are not made up: names, numbers of insurance", column = true)
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Identifying {}

  @Param(
      doc = "what every row is like: `age < 18 => marital = Never-married`",
      form = Constraint.Form.class)
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Constraints {}
}
