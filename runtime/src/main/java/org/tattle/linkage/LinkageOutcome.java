package org.tattle.linkage;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tattle.record.code.Clk;
import org.tattle.record.code.Codes;
import org.tattle.record.match.FellegiSunter;
import org.tattle.record.match.Links;

/**
 * What linking two registers came to.
 *
 * @param first the codes of the first register, as whoever links them sees them; empty if it sees
 *     the records themselves
 * @param second those of the second
 * @param clk how these were made, where they are codes of bits
 * @param bytes what was sent between those who take part
 * @param epsilon of differential privacy, for each record, if the codes give any
 * @param weights what each column says, where that is found out
 */
record LinkageOutcome(
    Links links,
    Optional<Codes> first,
    Optional<Codes> second,
    Optional<Clk> clk,
    long bytes,
    OptionalDouble epsilon,
    List<FellegiSunter.Weight> weights) {
  LinkageOutcome {
    weights = List.copyOf(weights);
  }

  /** Links by codes. */
  static LinkageOutcome of(Links links, Codes first, Codes second, long bytes) {
    return new LinkageOutcome(
        links,
        Optional.of(first),
        Optional.of(second),
        Optional.empty(),
        bytes,
        OptionalDouble.empty(),
        List.of());
  }
}
