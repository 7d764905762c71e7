package org.tattle.subject.part;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.tattle.model.Access;

/**
 * Declares a method of a result of an attack, or of a subject, as a subject of its own, which
 * scripts can attack, defend and show: {@code base.extraction.copy}. It takes nothing and returns a
 * subject, which has the data of the one that was attacked; or a data set, which is one of its own.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Part {

  /** What it is, in a few words. */
  String doc();

  /** What an attacker sees of it or may do to it; nothing of a data set. */
  Access[] shows() default {};
}
