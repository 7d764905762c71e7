package org.tattle.component;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a method as a table that scripts can show of a value: {@code base.lira.records}. It
 * takes nothing and returns a list of records, whose components are the columns; an {@code int row}
 * among them is a row of the data set.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Detail {

  /** What a row of the table is, in a few words. */
  String doc();
}
