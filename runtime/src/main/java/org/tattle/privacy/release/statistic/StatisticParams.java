package org.tattle.privacy.release.statistic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.tattle.component.Param;

/** Parameters that statistics have alike. */
final class StatisticParams {
  private StatisticParams() {}

  @Param(doc = "privacy budget epsilon, in nats", min = 1e-12, max = 1000, required = true)
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Eps {}

  @Param(doc = "chance that the guarantee fails; none if not given", min = 1e-100, max = 0.5)
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Delta {}

  @Param(doc = "lowest and highest value to count with, from public knowledge", required = true)
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Limits {}

  @Param(doc = "which noise numbers get")
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface NumbersGet {}

  @Param(doc = "how one of the values is chosen")
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface OneOfValues {}

  @Param(doc = "how many bins of equal width", min = 1, max = 10_000)
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface BinCount {}

  @Param(doc = "how sure the interval is", min = 0.5, max = 0.9999, share = true)
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Level {}
}
