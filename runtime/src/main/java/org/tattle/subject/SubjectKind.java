package org.tattle.subject;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.tattle.defense.Defense;

/** Declares a class of {@link Subject}s: what one is called, and where it can be defended. */
@Target(ElementType.TYPE)
@Inherited
@Retention(RetentionPolicy.RUNTIME)
public @interface SubjectKind {
  /** What one is called in messages: {@code model}, {@code publication}. */
  String noun();

  /** Whether it is trained, so that another training of the same would come out otherwise. */
  boolean trained() default false;

  /** The stages of its making at which defenses act. */
  Class<? extends Defense>[] stages();
}
