package org.tattle.linkage;

import java.util.List;
import java.util.Optional;
import org.tattle.defense.LinkageDefense;
import org.tattle.record.code.CodeDraft;
import org.tattle.record.field.Fields;
import org.tattle.record.field.RecordField;
import org.tattle.run.Control;
import org.tattle.run.Randomness;

/**
 * What a method links, and with what secrets.
 *
 * @param first the fields of the first register
 * @param second those of the second
 * @param defenses what is done to the codes, in the order in which scripts said it
 * @param secret the key that both registers share and nobody else has
 * @param random draws the same for one linkage
 */
record LinkageWork(
    Registered first,
    Registered second,
    List<LinkageDefense> defenses,
    byte[] secret,
    Randomness random) {
  LinkageWork {
    defenses = List.copyOf(defenses);
  }

  /** The codes of both as they are made with what is done to them. */
  CodeDraft draft(CodeDraft plain) {
    CodeDraft draft = plain;
    for (LinkageDefense defense : defenses) {
      draft = defense.treat(draft);
    }
    return draft;
  }

  /** What stands in the columns of the salt. */
  static Optional<RecordField> salt(CodeDraft draft, Registered side, Control control) {
    return draft.salt().isEmpty()
        ? Optional.empty()
        : Optional.of(side.joined(draft.salt(), draft.kept(), control));
  }

  /** The same with another key and other draws. */
  LinkageWork with(byte[] key, Randomness other) {
    return new LinkageWork(first, second, defenses, key, other);
  }

  Fields firstFields() {
    return first.fields();
  }

  Fields secondFields() {
    return second.fields();
  }
}
