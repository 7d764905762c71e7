package org.tattle.claim;

import java.util.List;
import org.tattle.privacy.account.Guarantee;

/**
 * What became of a claim.
 *
 * @param claim what was claimed
 * @param outcome the verdict
 * @param findings everything that it rests on, the decisive first
 */
public record Verdict(Guarantee claim, Outcome outcome, List<Finding> findings) {

  /** What can become of a claim. */
  public enum Outcome {
    /** It is proved, under the assumptions named, and nothing that was measured speaks against. */
    UPHELD,
    /** Nobody proves it, and nothing refutes it. */
    UNPROVED,
    /** Something measured shows that it is not so. */
    REFUTED
  }

  public Verdict {
    findings = List.copyOf(findings);
  }
}
