package org.tattle.privacy.budget;

import java.io.IOException;

/** A ledger does not say what it was made to say: somebody, or a disk, has changed it. */
final class Damage extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what is wrong, without a full stop
   */
  Damage(String what) {
    super(what);
  }
}
