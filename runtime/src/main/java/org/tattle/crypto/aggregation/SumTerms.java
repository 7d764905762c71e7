package org.tattle.crypto.aggregation;

import java.security.PublicKey;
import java.util.List;
import org.tattle.crypto.sharing.Shamir;

/**
 * What everybody knows before a sum is made.
 *
 * @param session a name of its own: what is signed for one sum is worth nothing in another
 * @param graph who masks against whom
 * @param threshold how many shares, the client's own among them, open a secret of a client
 * @param length how many numbers each adds
 * @param known what each client is known by, where signatures are asked for; none where the server
 *     is trusted to follow the protocol
 */
record SumTerms(
    byte[] session, NeighbourGraph graph, int threshold, int length, List<PublicKey> known) {
  /** Bytes of the key of a mask. */
  static final int MASK = 16;

  SumTerms {
    known = List.copyOf(known);
    if (!known.isEmpty() && (!graph.isComplete() || 3 * threshold <= 2 * graph.clients())) {
      throw new IllegalArgumentException(
          "against a server that does as it likes all are neighbours, and shares of more than two"
              + " thirds are needed");
    }
  }

  boolean signed() {
    return !known.isEmpty();
  }

  Shamir sharing() {
    return Shamir.among(graph.clients(), threshold);
  }

  /** What the key of a sealed message is for. */
  static String letter(int from, int to) {
    return "letter %s %s".formatted(from, to);
  }

  /** What the key of a mask between two is for. */
  static String mask(int one, int other) {
    return "mask %s %s".formatted(Math.min(one, other), Math.max(one, other));
  }
}
