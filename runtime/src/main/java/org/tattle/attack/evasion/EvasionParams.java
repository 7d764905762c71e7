package org.tattle.attack.evasion;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.tattle.component.Param;

/** Parameters that attacks on single answers have alike. */
final class EvasionParams {
  private EvasionParams() {}

  @Param(doc = "how large a change may be, in ranges of a feature", min = 0, max = 1000)
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Radius {}

  @Param(doc = "how the size of a change is taken")
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Size {}

  @Param(doc = "the class that rows are to be taken for; if not given, any other", label = true)
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Wanted {}

  @Param(doc = "non-members to attack at most", min = 1)
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Most {}

  @Param(doc = "whether to reckon with what is done to inputs before the weights see them")
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Adaptive {}
}
