package org.tattle.defense.linkage;

import org.tattle.component.Component;
import org.tattle.defense.LinkageDefense;
import org.tattle.record.code.BitCodes;
import org.tattle.record.code.CodeDraft;

/** Lays the second half of a code over the first: a bit is set where just one of the two was. */
@Component(
    name = "xor_fold",
    doc = "Halves the codes: each bit is one bit or another, but not both.",
    paper = "Schnell and Borgs 2016, XOR-Folding for Bloom Filter-Based Encryptions",
    example = "defend xor_fold on matched as folded")
public record XorFold() implements LinkageDefense {

  @Override
  public CodeDraft treat(CodeDraft draft) {
    return draft.then((codes, shared, own) -> folded(codes), (draft.bits() + 1) / 2);
  }

  private static BitCodes folded(BitCodes codes) {
    int half = (codes.bits() + 1) / 2;
    BitCodes low = codes.arranged(half, bit -> bit);
    BitCodes high = codes.arranged(codes.bits() - half, bit -> half + bit);
    long[] words = low.words().clone();
    for (int record = 0; record < codes.records(); record++) {
      for (int word = 0; word < high.width(); word++) {
        words[record * low.width() + word] ^= high.words()[record * high.width() + word];
      }
    }
    return new BitCodes(half, words);
  }
}
