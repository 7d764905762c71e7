package org.tattle.subject;

import java.util.Optional;
import java.util.Set;
import org.tattle.model.Access;
import org.tattle.run.Key;

/** Something that an attacker meets, and that may tell what it should not. */
public interface Subject {

  /** What it is, as a name: equal subjects have equal keys. */
  Key key();

  /** What an attacker sees of it or may do to it. */
  Set<Access> access();

  /** How to make more like it, if that is known. */
  Optional<? extends Recipe<?>> recipe();
}
