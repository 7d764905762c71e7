package org.tattle.crypto.aggregation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.crypto.aggregation.SumMessage.Advertised;
import org.tattle.crypto.aggregation.SumMessage.Confirmations;
import org.tattle.crypto.aggregation.SumMessage.Confirmed;
import org.tattle.crypto.aggregation.SumMessage.Keys;
import org.tattle.crypto.aggregation.SumMessage.Letter;
import org.tattle.crypto.aggregation.SumMessage.Letters;
import org.tattle.crypto.aggregation.SumMessage.Masked;
import org.tattle.crypto.aggregation.SumMessage.Opened;
import org.tattle.crypto.aggregation.SumMessage.Opening;
import org.tattle.crypto.aggregation.SumMessage.Shares;
import org.tattle.crypto.aggregation.SumMessage.Survivors;
import org.tattle.crypto.sharing.Share;
import org.tattle.run.Randomness;

/**
 * One client of a secure sum (Bonawitz et al. 2017, figure 4), which answers the server phase by
 * phase, each once and in order. It trusts nothing that it is told: it goes no further than the
 * protocol allows, and of another client it opens either the share of its masks' key or that of its
 * own mask, never both.
 */
final class SumClient {
  private final SumTerms terms;
  private final int number;
  private final Identity identity;
  private final Identity.Verifier verifier;
  private final UniformRandomProvider random = Randomness.secure();
  private final SecretKeys sealing = SecretKeys.fresh();
  private final SecretKeys masking = SecretKeys.fresh();
  private final byte[] own = new byte[SumTerms.MASK];
  private final Map<Integer, Advertised> others = new TreeMap<>();
  private final Map<Integer, byte[]> letters = new TreeMap<>();
  private final Map<Integer, byte[]> met = new TreeMap<>();
  private Shares kept;
  private Survivors survivors;
  private int phase;

  /**
   * @param identity signs for it, where signatures are asked for
   */
  SumClient(SumTerms terms, int number, Identity identity, Identity.Verifier verifier) {
    this.terms = terms;
    this.number = number;
    this.identity = identity;
    this.verifier = verifier;
    random.nextBytes(own);
  }

  private void enter(int next) {
    if (phase != next) {
      throw new ProtocolBreach("the server asks out of turn");
    }
    phase++;
  }

  private static void demand(boolean holds, String otherwise) {
    if (!holds) {
      throw new ProtocolBreach(otherwise);
    }
  }

  private byte[] signed(byte[] told) {
    return terms.signed() ? identity.sign(told) : new byte[0];
  }

  private boolean rightly(int by, byte[] told, byte[] signature) {
    return !terms.signed() || verifier.signed(terms.known().get(by), told, signature);
  }

  /** Phase 0: its public keys. */
  Advertised advertise() {
    enter(0);
    Advertised unsigned = new Advertised(number, sealing.shown(), masking.shown(), new byte[0]);
    return new Advertised(
        number, sealing.shown(), masking.shown(), signed(unsigned.told(terms.session())));
  }

  /** Phase 1: shares of its secrets for its neighbours, sealed for each. */
  Letters share(Keys keys) {
    enter(1);
    Set<List<Byte>> different = new HashSet<>();
    for (Advertised other : keys.of()) {
      demand(terms.graph().joins(number, other.client()), "keys of somebody who is no neighbour");
      demand(others.put(other.client(), other) == null, "two keys of one client");
      demand(
          different.add(listed(other.sealing())) && different.add(listed(other.masking())),
          "two clients with one key");
      demand(
          rightly(other.client(), other.told(terms.session()), other.signature()),
          "keys that their client did not sign");
    }
    demand(others.size() + 1 >= terms.threshold(), "too few clients for its secrets");
    int[] points =
        Stream.concat(Stream.of(number), others.keySet().stream()).mapToInt(it -> it + 1).toArray();
    List<Share> keyShares = terms.sharing().split(masking.secret(), points, random);
    List<Share> ownShares = terms.sharing().split(own, points, random);
    List<Letter> closed = new ArrayList<>();
    for (int i = 0; i < points.length; i++) {
      int to = points[i] - 1;
      Shares shares = new Shares(number, to, keyShares.get(i).values(), ownShares.get(i).values());
      if (to == number) {
        kept = shares;
      } else {
        byte[] key = letterKey(to, SumTerms.letter(number, to));
        closed.add(new Letter(number, to, Sealing.seal(key, MessageBytes.of(shares))));
      }
    }
    return new Letters(closed);
  }

  private byte[] letterKey(int other, String letter) {
    byte[] known =
        met.computeIfAbsent(
            other, it -> SecretKeys.met(sealing.secret(), others.get(it).sealing()));
    return SecretKeys.derived(known, SecretKeys.LENGTH, letter);
  }

  private static List<Byte> listed(byte[] key) {
    List<Byte> bytes = new ArrayList<>();
    for (byte it : key) {
      bytes.add(it);
    }
    return bytes;
  }

  /** Phase 2: its values under its own mask and those with every neighbour who sent a letter. */
  Masked mask(Letters come, int[] values) {
    enter(2);
    for (Letter letter : come.all()) {
      demand(
          letter.to() == number && others.containsKey(letter.from()),
          "a letter that is not for it");
      demand(letters.put(letter.from(), letter.closed()) == null, "two letters of one client");
    }
    demand(letters.size() + 1 >= terms.threshold(), "too few clients to hide among");
    int[] masked = values.clone();
    MaskStream.AES.apply(own, false, masked);
    for (int other : letters.keySet()) {
      byte[] key =
          masking.agreed(others.get(other).masking(), SumTerms.MASK, SumTerms.mask(number, other));
      MaskStream.AES.apply(key, other < number, masked);
    }
    return new Masked(number, masked);
  }

  /** Phase 3: its signature of who is left, by which all can see that all were told the same. */
  Confirmed confirm(Survivors left) {
    enter(3);
    Set<Integer> there = new HashSet<>(letters.keySet());
    there.add(number);
    demand(
        Arrays.stream(left.clients()).allMatch(there::contains)
            && Arrays.stream(left.clients()).distinct().count() == left.clients().length,
        "a survivor who never took part");
    demand(left.clients().length >= terms.threshold(), "too few survivors to hide among");
    survivors = left;
    return new Confirmed(number, signed(left.told(terms.session())));
  }

  /** Phase 4: of each neighbour the share that undoes its masks, or its own mask if it is left. */
  Opened open(Confirmations confirmations) {
    enter(4);
    if (terms.signed()) {
      Set<Integer> agreeing = new HashSet<>();
      for (Confirmed one : confirmations.of()) {
        demand(
            rightly(one.client(), survivors.told(terms.session()), one.signature()),
            "clients were told different survivors");
        agreeing.add(one.client());
      }
      demand(agreeing.size() >= terms.threshold(), "too few clients who were told the same");
    }
    Set<Integer> left = new HashSet<>();
    Arrays.stream(survivors.clients()).forEach(left::add);
    List<Opening> opened = new ArrayList<>();
    if (left.contains(number)) {
      opened.add(new Opening(number, true, kept.own()));
    }
    letters.forEach(
        (from, closed) -> {
          Shares shares = opened(from, closed);
          boolean survived = left.contains(from);
          opened.add(new Opening(from, survived, survived ? shares.own() : shares.key()));
        });
    return new Opened(number, opened);
  }

  private Shares opened(int from, byte[] closed) {
    byte[] key = letterKey(from, SumTerms.letter(from, number));
    Shares shares = MessageBytes.read(Shares.class, Sealing.open(key, closed));
    demand(shares.from() == from && shares.to() == number, "shares that are not for it");
    return shares;
  }
}
