package org.tattle.kernel.language;

/**
 * Whether code could be run as it stands.
 *
 * @param indent what an incomplete cell's next line begins with
 */
public record Completeness(Status status, String indent) {

  /** The four answers the protocol knows. */
  public enum Status {
    COMPLETE,
    INCOMPLETE,
    INVALID,
    UNKNOWN
  }

  public static Completeness complete() {
    return new Completeness(Status.COMPLETE, "");
  }

  public static Completeness incomplete(String indent) {
    return new Completeness(Status.INCOMPLETE, indent);
  }

  public static Completeness invalid() {
    return new Completeness(Status.INVALID, "");
  }
}
