package org.tattle.defense.publication;

import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.PublicationFaults;
import org.tattle.table.TableDraft;
import org.tattle.table.hierarchy.CodedColumn;
import org.tattle.table.hierarchy.Hierarchy;

/** The column that nobody should learn, for those models that protect it. */
final class Secrets {
  private Secrets() {}

  /**
   * @throws Fault T306 if there is none
   */
  static CodedColumn find(TableDraft draft, Control control) {
    return draft.secret(control).orElseThrow(() -> Fault.of(PublicationFaults.NOTHING_SECRET));
  }

  /**
   * How its values join.
   *
   * @throws Fault R525 if nothing is said of that
   */
  static Hierarchy tree(TableDraft draft, CodedColumn secret) {
    return draft
        .hierarchies()
        .given(secret.name())
        .orElseThrow(() -> Fault.of(PublicationFaults.NO_TREE, secret.name()).at("by"));
  }
}
