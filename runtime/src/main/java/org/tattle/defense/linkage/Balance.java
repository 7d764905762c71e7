package org.tattle.defense.linkage;

import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.component.Component;
import org.tattle.defense.LinkageDefense;
import org.tattle.record.code.BitCodes;
import org.tattle.record.code.CodeDraft;
import org.tattle.run.Randomness;

/**
 * Puts behind each code the same turned over, and shuffles places in the same secret way for all:
 * every code has as many bits set as any other, so that how many a name sets is not seen.
 */
@Component(
    name = "balance",
    doc = "Doubles the codes so that each has half of its bits set, and shuffles their places.",
    paper = "Schnell and Borgs 2016, Randomized Response and Balanced Bloom Filters",
    example = "defend balance on matched as balanced")
public record Balance() implements LinkageDefense {

  @Override
  public boolean draws() {
    return true;
  }

  @Override
  public CodeDraft treat(CodeDraft draft) {
    return draft.then((codes, shared, own) -> balanced(codes, shared), 2 * draft.bits());
  }

  private static BitCodes balanced(BitCodes codes, Randomness shared) {
    int bits = codes.bits();
    int[] place = IntStream.range(0, 2 * bits).toArray();
    PermutationSampler.shuffle(shared, place);
    int width = BitCodes.width(2 * bits);
    long[] words = new long[Math.multiplyExact(codes.records(), width)];
    for (int record = 0; record < codes.records(); record++) {
      for (int bit = 0; bit < bits; bit++) {
        int at = codes.get(record, bit) ? place[bit] : place[bits + bit];
        words[record * width + (at >> 6)] |= 1L << at;
      }
    }
    return new BitCodes(2 * bits, words);
  }
}
