package org.tattle.attack.encoding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tattle.attack.Context;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.model.Access;
import org.tattle.record.code.BitCodes;

/**
 * Recognises records by how alike they are to others (Vidanage, Christen, Ranbaduge and Schnell
 * 2020, A Graph Matching Attack on Privacy-Preserving Record Linkage):
 *
 * <ol>
 *   <li>codes and known records are points of two graphs; how alike two are is the edge between
 *       them. Of known records that is taken from codes of them under a key of the attacker's own,
 *       so that both graphs are distorted in the same way;
 *   <li>points are compared by what their edges look like: the largest, quantiles, mean;
 *   <li>pairs that choose each other and nobody else are anchors; from then on points are compared
 *       by their edges to the anchors, and better anchors are chosen, some rounds long.
 * </ol>
 */
@Component(
    name = "graph",
    doc = "Recognises people by how alike their codes are to others', as their names are.",
    paper = "Vidanage et al. 2020, A Graph Matching Attack on Privacy-Preserving Record Linkage",
    example = "attack graph on matched")
public record Graph(
    @Param(doc = "the column to read; the first that is linked by if not given", column = true)
        Optional<String> column,
    @Param(doc = "rounds of choosing anchors", min = 1, max = 100) int rounds,
    @Param(doc = "anchors at most", min = 10, max = 1000) int anchors,
    @Param(doc = "records of each register to look at, at most: the first", min = 10, max = 5000)
        int records)
    implements CodeAttack {
  public Graph() {
    this(Optional.empty(), 12, 120, 1500);
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.BITS);
  }

  @Override
  public List<String> guesses(SeenCodes seen, Context context) {
    BitCodes all = (BitCodes) seen.codes();
    BitCodes codes = first(all);
    BitCodes known =
        first((BitCodes) seen.linkage().imitated(context.seed().split("key"), context.control()));
    Likenesses codeGraph = Likenesses.of(codes, context.control());
    Likenesses knownGraph = Likenesses.of(known, context.control());
    TakenFor choice =
        TakenFor.of(codeGraph.features(knownGraph), knownGraph.features(knownGraph), context);
    for (int round = 0; round < rounds; round++) {
      List<int[]> pairs = choice.anchors(anchors);
      choice =
          TakenFor.of(
              codeGraph.towards(pairs.stream().mapToInt(it -> it[0]).toArray()),
              knownGraph.towards(pairs.stream().mapToInt(it -> it[1]).toArray()),
              context);
    }
    List<String> guesses = new ArrayList<>(Collections.nCopies(all.records(), seen.usual()));
    for (int record = 0; record < codes.records(); record++) {
      guesses.set(record, seen.known().text(choice.of(record)));
    }
    return guesses;
  }

  private BitCodes first(BitCodes codes) {
    return codes.take(IntStream.range(0, Math.min(records, codes.records())).toArray());
  }
}
