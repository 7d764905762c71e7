package org.tattle.linkage;

import java.util.Optional;
import org.tattle.record.code.Codes;
import org.tattle.run.Control;
import org.tattle.subject.Recipe;
import org.tattle.subject.SubjectMaker;

/** Links two registers: a component of {@code link}. */
public interface LinkageMethod extends SubjectMaker {
  @Override
  default Class<LinkedRegisters> makes() {
    return LinkedRegisters.class;
  }

  @Override
  default Recipe<LinkedRegisters> recipe(Ingredients from, Control control) {
    return LinkageRecipe.of(from, this, control);
  }

  /** The key that both registers share, if it is the user's own; else one is drawn. */
  default Optional<byte[]> key(Control control) {
    return Optional.empty();
  }

  /** Links them. */
  LinkageOutcome link(LinkageWork work, Control control);

  /**
   * Codes of a register as this makes them, for an attacker who has a key and draws of their own;
   * empty if it makes none.
   */
  Optional<Codes> codes(LinkageWork work, Registered side, Control control);
}
