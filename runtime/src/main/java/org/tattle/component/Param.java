package org.tattle.component;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a record component, or an argument of a {@link Metric}, as a parameter. Its kind follows
 * from its Java type (see {@link Parameter}); a {@code double} is a share where {@link #share} says
 * so. What several components have alike is an annotation that is annotated with this one, and
 * stands for it.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Param {

  /** What it sets, in a few words, with its unit. */
  String doc();

  /** The smallest value allowed. */
  double min() default Double.NEGATIVE_INFINITY;

  /** The largest value allowed. */
  double max() default Double.POSITIVE_INFINITY;

  /** Whether {@link #min} itself is forbidden: for rates and budgets that must be positive. */
  boolean above() default false;

  /** Whether it is a share of a whole, written {@code 0.5} or {@code 50%}. */
  boolean share() default false;

  /** Whether scripts must give it: there is no default that would be honest. */
  boolean required() default false;

  /** Whether its texts are paths of files or folders, which start at the folder of the script. */
  boolean file() default false;

  /** Whether its texts are columns of the data set that the statement is about. */
  boolean column() default false;

  /** Whether its texts are classes of the data, which may be called by numbers. */
  boolean label() default false;

  /** How its texts are written. */
  Class<? extends TextForm> form() default TextForm.Any.class;

  /** What its texts are names of, which scripts gave before; nothing for plain texts. */
  Noun names() default Noun.NOTHING;

  /** Of an argument of a {@link Metric}: the values at which records keep the number. */
  double[] usual() default {};
}
