package org.tattle.claim;

import java.util.List;

/**
 * What became of a claim.
 *
 * @param outcome the verdict
 * @param findings everything that it rests on, the decisive first
 */
public record Verdict(Outcome outcome, List<Finding> findings) {

  /** What can become of a claim. */
  public enum Outcome {
    /** It is proved, under the assumptions named, and nothing that was measured speaks against. */
    UPHELD,
    /** What was measured is as it should be, and would hardly be so if it were not true. */
    BORNE_OUT,
    /** Nobody proves it, and nothing refutes it. */
    UNPROVED,
    /** Nothing shows that it is so, or not; whoever looks like this would not have seen it. */
    UNSEEN,
    /** Something measured shows that it is not so. */
    REFUTED
  }

  public Verdict {
    findings = List.copyOf(findings);
  }
}
