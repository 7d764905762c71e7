package org.tattle.unlearning.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The slips of one receipt.
 *
 * @param format {@value #FORMAT}
 * @param receipt the digest of the receipt
 */
public record Slips(String format, String receipt, List<Slip> slips) {
  static final String FORMAT = "tattle slips 1";

  public Slips {
    slips = List.copyOf(slips);
  }

  /** As they are written. */
  public String json() {
    return PlainJson.of(this);
  }

  /**
   * Slips that were written so.
   *
   * @throws IllegalArgumentException if these are none
   */
  public static Slips read(String json) {
    Slips slips = PlainJson.read(json, Slips.class, "no slips that this version can read");
    if (!slips.format.equals(FORMAT)) {
      throw new IllegalArgumentException("they are no slips that this version can read");
    }
    return slips;
  }

  /** The receipt that they are of, if it is among these. */
  public Optional<Receipt> of(List<Receipt> receipts) {
    return receipts.stream().filter(it -> it.digest().equals(receipt)).findFirst();
  }

  /** The rows that are not in a receipt as the slips say. */
  public List<Integer> missing(Receipt of) {
    List<Integer> missing = new ArrayList<>();
    for (Slip slip : slips) {
      if (!of.rows().contains(slip.digest())) {
        missing.add(slip.row());
      }
    }
    return missing;
  }
}
