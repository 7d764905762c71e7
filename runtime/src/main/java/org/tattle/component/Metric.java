package org.tattle.component;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a method as a number that scripts can read off a value: {@code base.lira.auc}. Its
 * arguments, numbers with a {@link Param} that says which, are given by name: {@code
 * tpr(fpr=0.1%)}. One that not every value has returns an {@link java.util.Optional}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Metric {

  /** What it measures, in a few words, with its unit. */
  String doc();

  /** Whether it is a share of a whole, shown in per cent. */
  boolean share() default false;

  /** Whether it follows from what was charged alone, and tells nothing more of any row. */
  boolean paid() default false;

  /** The most that it can be; a share is at most 1. */
  double max() default Double.POSITIVE_INFINITY;

  /**
   * Of those numbers of a subject that say in tables what it is worth, which this is, counted from
   * 1; 0 if it is none of these.
   */
  int worth() default 0;

  /** What tables call it, if not by its name. */
  String label() default "";

  /** The same in few letters. */
  String brief() default "";

  /**
   * Whether it is the number that stands for the whole where there is room for one; where it is
   * there of some and another of the rest, each of these.
   */
  boolean headline() default false;
}
