package org.tattle.kernel.language;

/**
 * Whether code could be run as it stands.
 *
 * @param indent what an incomplete cell's next line begins with
 */
public record CellCompleteness(Status status, String indent) {

  /** The four answers the protocol knows. */
  public enum Status {
    COMPLETE,
    INCOMPLETE,
    INVALID,
    UNKNOWN
  }

  public static CellCompleteness complete() {
    return new CellCompleteness(Status.COMPLETE, "");
  }

  public static CellCompleteness incomplete(String indent) {
    return new CellCompleteness(Status.INCOMPLETE, indent);
  }

  public static CellCompleteness invalid() {
    return new CellCompleteness(Status.INVALID, "");
  }
}
