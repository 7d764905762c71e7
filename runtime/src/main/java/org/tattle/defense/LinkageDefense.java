package org.tattle.defense;

import java.util.Set;
import org.tattle.model.Access;
import org.tattle.record.code.CodeDraft;

/** Changes the codes by which two registers are linked before anybody sees them. */
public non-sealed interface LinkageDefense extends Defense {
  /** The codes to use instead. What of it is drawn, is drawn when codes are made. */
  CodeDraft treat(CodeDraft draft);

  @Override
  default Set<Access> needs() {
    return Set.of(Access.BITS);
  }
}
