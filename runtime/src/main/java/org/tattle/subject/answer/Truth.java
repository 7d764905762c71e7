package org.tattle.subject.answer;

import java.util.stream.IntStream;
import org.tattle.data.Dataset;
import org.tattle.data.Split;

/**
 * What is true of a target's rows.
 *
 * @param data what is known of them besides answers
 * @param labels the true class of every row there is; there may be more than the data has
 * @param split who is a member, who is not, and what the attacker has
 */
public record Truth(Dataset data, int[] labels, Split split) {

  /** The same rows, of which others are called members. */
  public Truth with(Split other) {
    return new Truth(data, labels, other);
  }

  /** Members, then non-members. */
  int[] rows() {
    return IntStream.concat(IntStream.of(split.members()), IntStream.of(split.nonmembers()))
        .toArray();
  }
}
