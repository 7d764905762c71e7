package org.tattle.subject.elsewhere;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tattle.data.Loading;
import org.tattle.model.Access;
import org.tattle.run.Control;
import org.tattle.run.Warning;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;
import org.tattle.subject.train.Trainer;

/** Takes a model that was made elsewhere as a target: a component of {@code load}. */
public interface TargetSource extends Loading {

  /** What an attacker can ask of the target, as far as that can be told before it is read. */
  Set<Access> shows();

  /** Whether taking it is reading files alone, and asks no model: a plan does it then. */
  default boolean reads() {
    return false;
  }

  /**
   * What is known of it before a model is asked, if it asks one.
   *
   * @param named what the script gives a name to before
   * @throws org.tattle.run.Fault if it cannot be taken like this
   */
  default Optional<Prospect> expected(NamedThings named, Control control) {
    return Optional.empty();
  }

  /**
   * Takes it.
   *
   * @param named what the script gave a name to
   * @throws org.tattle.run.Fault if it cannot be read
   */
  Adopted adopt(NamedThings named, Trainer trainer, Control control);

  /**
   * A target, and what to say of how it came.
   *
   * @param digest of what was read
   * @param notes one sentence each
   */
  record Adopted(Target target, String digest, List<String> notes, List<Warning> warnings) {
    public Adopted {
      notes = List.copyOf(notes);
      warnings = List.copyOf(warnings);
    }
  }
}
