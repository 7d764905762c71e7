package org.tattle.component;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a record as a component of the language: a data source, model, attack, defense, plot or
 * a set of settings. Its record components are its parameters, each with a {@link Param}; its
 * no-arg constructor gives the defaults. Checking, help, completion, the manual and the cache key
 * are all read from this one declaration.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Component {

  /** What scripts call it. */
  String name();

  /** What it does, in one sentence. */
  String doc();

  /** Whose work it is: {@code Shokri et al. 2017}, with enough of a title to find it. */
  String paper() default "";

  /** A line of script that uses it. */
  String example();

  /** What scripts called it before, which they are told; empty if it always had its name. */
  String formerly() default "";

  /** Counts up when the algorithm changes, so that results of the old one are not taken for it. */
  int revision() default 1;
}
