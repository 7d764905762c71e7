package org.tattle.crypto.aggregation;

/** Somebody got what the protocol does not allow, and goes no further: says what. */
public final class ProtocolBreach extends RuntimeException {
  private static final long serialVersionUID = 1;

  ProtocolBreach(String what) {
    super(what);
  }

  ProtocolBreach(String what, Throwable cause) {
    super(what, cause);
  }
}
