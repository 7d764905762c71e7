package org.tattle.crypto.aggregation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.tattle.crypto.aggregation.SumMessage.Advertised;
import org.tattle.crypto.aggregation.SumMessage.Confirmations;
import org.tattle.crypto.aggregation.SumMessage.Confirmed;
import org.tattle.crypto.aggregation.SumMessage.Keys;
import org.tattle.crypto.aggregation.SumMessage.Letter;
import org.tattle.crypto.aggregation.SumMessage.Letters;
import org.tattle.crypto.aggregation.SumMessage.Masked;
import org.tattle.crypto.aggregation.SumMessage.Opened;
import org.tattle.crypto.aggregation.SumMessage.Opening;
import org.tattle.crypto.aggregation.SumMessage.Survivors;
import org.tattle.crypto.sharing.Share;

/**
 * The server of a secure sum: it passes on what clients send, and takes the masks off their sum by
 * the shares that they open. Who does not answer in a phase is gone from then on.
 */
final class SumServer {
  private final SumTerms terms;
  private final Map<Integer, Advertised> keys = new TreeMap<>();
  private final Map<Integer, Letters> letters = new TreeMap<>();
  private final Map<Integer, int[]> masked = new TreeMap<>();
  private final List<Confirmed> confirmed = new ArrayList<>();
  private final Map<Integer, List<Share>> own = new TreeMap<>();
  private final Map<Integer, List<Share>> maskKeys = new TreeMap<>();

  SumServer(SumTerms terms) {
    this.terms = terms;
  }

  void came(Advertised message) {
    keys.put(message.client(), message);
  }

  Keys keysFor(int client) {
    return new Keys(
        keys.values().stream().filter(it -> terms.graph().joins(client, it.client())).toList());
  }

  void came(int client, Letters message) {
    letters.put(client, message);
  }

  Letters lettersFor(int client) {
    List<Letter> to = new ArrayList<>();
    for (Letters from : letters.values()) {
      from.all().stream().filter(letter -> letter.to() == client).forEach(to::add);
    }
    return new Letters(to);
  }

  void came(Masked message) {
    if (message.values().length != terms.length()) {
      throw new ProtocolBreach("a client adds another number of values");
    }
    masked.put(message.client(), message.values());
  }

  /** Of those that a client knows of, who is left. */
  Survivors survivorsFor(int client) {
    IntPredicate known = it -> it == client || terms.graph().joins(client, it);
    return new Survivors(masked.keySet().stream().mapToInt(it -> it).filter(known).toArray());
  }

  void came(Confirmed message) {
    confirmed.add(message);
  }

  Confirmations confirmations() {
    return new Confirmations(confirmed);
  }

  void came(Opened message) {
    for (Opening opening : message.all()) {
      (opening.own() ? own : maskKeys)
          .computeIfAbsent(opening.of(), it -> new ArrayList<>())
          .add(new Share(message.client() + 1, opening.values()));
    }
  }

  /** Whose values are in the sum, ascending. */
  int[] included() {
    return masked.keySet().stream().mapToInt(it -> it).toArray();
  }

  /**
   * The sum modulo 2^32.
   *
   * @throws ProtocolBreach if fewer shares were opened than open a secret
   */
  int[] sum() {
    List<Removal> removals = new ArrayList<>();
    for (int client : masked.keySet()) {
      removals.add(new Removal(secret(own, client, SumTerms.MASK), true));
    }
    for (int gone : letters.keySet()) {
      if (!masked.containsKey(gone)) {
        byte[] secret = secret(maskKeys, gone, SecretKeys.LENGTH);
        for (int other : terms.graph().of()[gone]) {
          if (masked.containsKey(other)) {
            byte[] key =
                SecretKeys.agreed(
                    secret, keys.get(other).masking(), SumTerms.MASK, SumTerms.mask(other, gone));
            removals.add(new Removal(key, gone > other));
          }
        }
      }
    }
    int[] sum =
        removals.parallelStream()
            .collect(
                () -> new int[terms.length()],
                (to, it) -> MaskStream.AES.apply(it.key, it.off, to),
                SumServer::add);
    masked.values().forEach(values -> add(sum, values));
    return sum;
  }

  /** A mask that is taken off the sum, or put back. */
  private record Removal(byte[] key, boolean off) {}

  private byte[] secret(Map<Integer, List<Share>> opened, int of, int length) {
    List<Share> shares = opened.getOrDefault(of, List.of());
    if (shares.size() < terms.threshold()) {
      throw new ProtocolBreach(
          "%s of %s clients are left that are needed to open what one of them hid"
              .formatted(shares.size(), terms.threshold()));
    }
    return terms.sharing().join(shares, length);
  }

  static void add(int[] to, int[] more) {
    Arrays.setAll(to, i -> to[i] + more[i]);
  }
}
