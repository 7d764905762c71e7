package org.tattle.attack;

import org.tattle.subject.Subject;

/** What the verb {@code attack} takes: one {@link Attack}, or {@link AllAttacks} there are. */
public sealed interface Assault permits Attack, AllAttacks {
  /** What it attacks. */
  Class<? extends Subject> on();
}
