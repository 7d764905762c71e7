package org.tattle.defense.linkage;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.LinkageDefense;
import org.tattle.record.code.BitCodes;
import org.tattle.record.code.CodeDraft;
import org.tattle.run.Randomness;

/**
 * Turns each bit of a code over with some chance p, once and for all. Whatever a record is, its
 * code is at most {@code ((1-p)/p)^bits} times as likely as another record's: differential privacy
 * of {@code ε = bits · ln((1-p)/p)} for each record by itself, which few linkages can afford to
 * make small.
 */
@Component(
    name = "blip",
    doc = "Turns over each bit of the codes with some chance, and says which ε that is.",
    paper = "Schnell and Borgs 2016, Randomized Response and Balanced Bloom Filters",
    example = "defend blip flip=5% on matched as noisy")
public record Blip(
    @Param(
            doc = "chance that a bit is turned over",
            share = true,
            min = 0,
            max = 0.5,
            above = true,
            required = true)
        double flip)
    implements LinkageDefense {
  public Blip() {
    this(0.05);
  }

  @Override
  public boolean draws() {
    return true;
  }

  @Override
  public CodeDraft treat(CodeDraft draft) {
    return draft
        .then((codes, shared, own) -> flipped(codes, own), draft.bits())
        .spending(draft.bits() * Math.log((1 - flip) / flip));
  }

  private BitCodes flipped(BitCodes codes, Randomness own) {
    long[] words = codes.words().clone();
    for (int record = 0; record < codes.records(); record++) {
      for (int bit = 0; bit < codes.bits(); bit++) {
        if (own.nextDouble() < flip) {
          words[record * codes.width() + (bit >> 6)] ^= 1L << bit;
        }
      }
    }
    return new BitCodes(codes.bits(), words);
  }
}
