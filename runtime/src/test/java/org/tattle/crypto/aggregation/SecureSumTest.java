package org.tattle.crypto.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.crypto.aggregation.SumMessage.Advertised;
import org.tattle.crypto.aggregation.SumMessage.Confirmations;
import org.tattle.crypto.aggregation.SumMessage.Confirmed;
import org.tattle.crypto.aggregation.SumMessage.Keys;
import org.tattle.crypto.aggregation.SumMessage.Letter;
import org.tattle.crypto.aggregation.SumMessage.Letters;
import org.tattle.crypto.aggregation.SumMessage.Masked;
import org.tattle.crypto.aggregation.SumMessage.Survivors;
import org.tattle.run.Control;
import org.tattle.run.Seed;

class SecureSumTest {
  private static final UniformRandomProvider RANDOM = new Seed(5).random();

  private static int[][] values(int clients, int length) {
    return IntStream.range(0, clients)
        .mapToObj(i -> IntStream.generate(RANDOM::nextInt).limit(length).toArray())
        .toArray(int[][]::new);
  }

  private static int[] sum(int[][] values, int[] of) {
    int[] sum = new int[values[0].length];
    for (int i : of) {
      SumServer.add(sum, values[i]);
    }
    return sum;
  }

  private static List<Identity> identities(int count) {
    return Stream.generate(Identity::fresh).limit(count).toList();
  }

  /** Whatever falls silent when, the sum is that of those whose values came, to the bit. */
  @Test
  void theSumIsExactWhoeverFallsSilentAtWhateverPhase() {
    int clients = 7;
    int[][] values = values(clients, 33);
    SecureSum sums =
        new SecureSum(
            NeighbourGraph.complete(clients), SecureSum.twoThirds(clients), identities(clients));
    for (Phase phase : Phase.values()) {
      for (int gone = 0; gone <= 2; gone++) {
        Map<Integer, Phase> silent = new HashMap<>();
        for (int i = 0; i < gone; i++) {
          silent.put(3 * i, phase);
        }
        SecureSum.Summed summed = sums.of(values, silent, Control.NONE);
        boolean counted = phase.compareTo(Phase.MASK) > 0;
        int[] expected =
            IntStream.range(0, clients).filter(i -> counted || !silent.containsKey(i)).toArray();
        assertThat(summed.included()).isEqualTo(expected);
        assertThat(summed.values()).isEqualTo(sum(values, expected));
        assertThat(summed.up()).isGreaterThan(4L * 33 * summed.included().length);
      }
    }
  }

  @Test
  void oneOfEachPhaseMayFallSilentTogether() {
    int clients = 16;
    int[][] values = values(clients, 5);
    Map<Integer, Phase> silent = new HashMap<>();
    for (Phase phase : Phase.values()) {
      silent.put(2 * phase.ordinal() + 1, phase);
    }
    SecureSum sums = new SecureSum(NeighbourGraph.complete(clients), 11, identities(clients));
    SecureSum.Summed summed = sums.of(values, silent, Control.NONE);
    int[] left = IntStream.range(0, clients).filter(i -> i != 1 && i != 3 && i != 5).toArray();
    assertThat(summed.values()).isEqualTo(sum(values, left));
  }

  @Test
  void neighboursAloneAreEnoughForTheSameSum() {
    int clients = 40;
    int[][] values = values(clients, 9);
    NeighbourGraph graph = NeighbourGraph.sparse(clients, 12, RANDOM);
    Stream.of(graph.of()).forEach(it -> assertThat(it).hasSize(12).doesNotHaveDuplicates());
    SecureSum sums = new SecureSum(graph, 7, List.of());
    Map<Integer, Phase> silent = Map.of(4, Phase.SHARE, 9, Phase.MASK, 30, Phase.OPEN);
    int[] left = IntStream.range(0, clients).filter(i -> i != 4 && i != 9).toArray();
    assertThat(sums.of(values, silent, Control.NONE).values()).isEqualTo(sum(values, left));
  }

  /** More clients need few more neighbours; where there are few, all are neighbours. */
  @Test
  void howManyNeighboursAreEnoughGrowsByTheLogarithm() {
    assertThat(NeighbourGraph.Enough.of(20, .2, .1).degree()).isEqualTo(19);
    int thousand = NeighbourGraph.Enough.of(1_000, .2, .1).degree();
    int hundredThousand = NeighbourGraph.Enough.of(100_000, .2, .1).degree();
    assertThat(thousand).isBetween(40, 250);
    assertThat(hundredThousand).isBetween(thousand, 2 * thousand);
  }

  /**
   * The three bounds by which neighbours are enough (Bell et al. 2020, theorem 3.10), each with its
   * tail written out: too many who work for the server, too few who answer, and a circle that falls
   * apart, which takes k/2 in a row who are gone. Two neighbours fewer are not enough.
   */
  @ParameterizedTest
  @CsvSource({"500, .2, .1", "1000, .2, .1", "10000, .05, .05", "100000, .3, .05"})
  void asManyNeighboursAreEnoughAsTheBoundsSay(int clients, double corrupt, double silent) {
    NeighbourGraph.Enough enough = NeighbourGraph.Enough.of(clients, corrupt, silent);
    assertThat(holds(clients, enough.degree(), enough.threshold(), corrupt, silent)).isTrue();
    int fewer = enough.degree() - 2;
    assertThat(
            IntStream.rangeClosed(fewer / 2 + 1, fewer)
                .noneMatch(t -> holds(clients, fewer, t, corrupt, silent)))
        .isTrue();
  }

  private static boolean holds(int n, int k, int threshold, double corrupt, double silent) {
    return n * tail(k, threshold, corrupt) < Math.pow(2, -40)
        && n * tail(k, k - threshold + 1, silent) < Math.pow(2, -30)
        && n * Math.pow(corrupt + silent, k / 2.0) < Math.pow(2, -40);
  }

  /** The chance of so many of k or more, each by itself with a chance p. */
  private static double tail(int k, int least, double p) {
    double sum = 0;
    for (int i = k; i >= least; i--) {
      double ways = 0;
      for (int j = 1; j <= i; j++) {
        ways += Math.log((double) (k - i + j) / j);
      }
      sum += Math.exp(ways + i * Math.log(p) + (k - i) * Math.log(1 - p));
    }
    return sum;
  }

  /**
   * A graph of 40 clients, of whom 12 are gone, falls apart no more often than n (γ + δ)^(k/2)
   * says: with four neighbours that is no bound at all, with twelve it is 2.9 %.
   */
  @Test
  void graphsFallApartNoMoreOftenThanTheBoundSays() {
    int times = 2_000;
    int apart = 0;
    int sparser = 0;
    for (int i = 0; i < times; i++) {
      apart += connected(NeighbourGraph.sparse(40, 12, RANDOM), 12) ? 0 : 1;
      sparser += connected(NeighbourGraph.sparse(40, 4, RANDOM), 12) ? 0 : 1;
    }
    double bound = 40 * Math.pow(0.3, 6);
    assertThat((double) apart / times).isLessThan(bound + 5 * Math.sqrt(bound / times));
    assertThat(sparser).as("of these it can be seen").isGreaterThan(times / 4);
  }

  /** Whether those who are left reach each other, where so many are gone. */
  private static boolean connected(NeighbourGraph graph, int gone) {
    int n = graph.clients();
    int[] order = PermutationSampler.natural(n);
    PermutationSampler.shuffle(RANDOM, order);
    boolean[] there = new boolean[n];
    IntStream.of(order).skip(gone).forEach(i -> there[i] = true);
    boolean[] seen = new boolean[n];
    Deque<Integer> next = new ArrayDeque<>(List.of(order[gone]));
    seen[order[gone]] = true;
    int reached = 0;
    while (!next.isEmpty()) {
      reached++;
      for (int other : graph.of()[next.remove()]) {
        if (there[other] && !seen[other]) {
          seen[other] = true;
          next.add(other);
        }
      }
    }
    return reached == n - gone;
  }

  /**
   * Each entry more is one number more of each client, and one more of the sum, whoever is gone.
   */
  @Test
  void whatIsSentIsLinearInEntries() {
    SecureSum sums = new SecureSum(NeighbourGraph.complete(9), 7, identities(9));
    Map<Integer, Phase> silent = Map.of(2, Phase.SHARE, 5, Phase.MASK);
    long[] up =
        IntStream.of(100, 200, 400)
            .mapToLong(length -> sums.of(values(9, length), silent, Control.NONE).up())
            .toArray();
    assertThat(up[1] - up[0]).isEqualTo(7 * 4 * 100);
    assertThat(up[2] - up[1]).isEqualTo(2 * (up[1] - up[0]));
  }

  @Test
  void whereTooFewAreLeftThereIsNoSum() {
    SecureSum sums = new SecureSum(NeighbourGraph.complete(6), 5, identities(6));
    for (Phase phase : Phase.values()) {
      assertThatThrownBy(() -> sums.of(values(6, 2), Map.of(0, phase, 1, phase), Control.NONE))
          .as("%s", phase)
          .isInstanceOf(ProtocolBreach.class);
    }
  }

  /** Masks by hashes, as another program adds them up. */
  @Test
  void masksCancelOutAsElsewhere() {
    MaskStream hashes =
        (key, off, to) -> {
          for (int i = 0; i < to.length; i++) {
            byte[] block = ByteBuffer.allocate(key.length + 4).put(key).putInt(i).array();
            int mask = ByteBuffer.wrap(sha(block)).getInt();
            to[i] += off ? -mask : mask;
          }
        };
    int[][] inputs = {{10, 20, 30}, {1, 2, 3}, {100, 200, 300}};
    long[][] masked = {
      {478611250, 3809011777L, 1879439798},
      {1341418317, 793896753, 781288362},
      {1866667324, 337963732, 886013301}
    };
    int[] sum = new int[3];
    for (int a = 1; a <= 3; a++) {
      int[] sent = inputs[a - 1].clone();
      hashes.apply(sha(("self-" + a).getBytes()), false, sent);
      for (int b = 1; b <= 3; b++) {
        if (a != b) {
          String pair = "pair-%s-%s".formatted(Math.min(a, b), Math.max(a, b));
          hashes.apply(sha(pair.getBytes()), b < a, sent);
        }
      }
      assertThat(Arrays.stream(sent).mapToLong(Integer::toUnsignedLong).toArray())
          .isEqualTo(masked[a - 1]);
      SumServer.add(sum, sent);
      hashes.apply(sha(("self-" + a).getBytes()), true, sum);
    }
    assertThat(sum).containsExactly(111, 222, 333);
  }

  private static byte[] sha(byte[] of) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(of);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** RFC 5869, test case 1. */
  @Test
  void keysAreDerivedAsTheStandardSays() {
    HexFormat hex = HexFormat.of();
    assertThat(
            SecretKeys.derived(
                hex.parseHex("0b".repeat(22)),
                hex.parseHex("000102030405060708090a0b0c"),
                hex.parseHex("f0f1f2f3f4f5f6f7f8f9"),
                42))
        .isEqualTo(
            hex.parseHex(
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b88718"
                    + "5865"));
  }

  @Test
  void twoWhoAgreeKnowTheSameAndForEachPurposeAnother() {
    SecretKeys one = SecretKeys.fresh();
    SecretKeys other = SecretKeys.fresh();
    assertThat(one.agreed(other.shown(), 16, "a")).isEqualTo(other.agreed(one.shown(), 16, "a"));
    assertThat(one.agreed(other.shown(), 16, "a")).isNotEqualTo(one.agreed(other.shown(), 16, "b"));
    assertThatThrownBy(() -> one.agreed(new byte[32], 16, "a"))
        .as("a key of small order")
        .isInstanceOf(ProtocolBreach.class);
  }

  /** Clients up to where they have sent their masked values, by a server that the test plays. */
  private static final class Played {
    final int count = 7;
    final List<Identity> names = identities(count);
    final SumTerms terms =
        new SumTerms(
            new byte[32],
            NeighbourGraph.complete(count),
            SecureSum.twoThirds(count),
            2,
            names.stream().map(Identity::shown).toList());
    final List<SumClient> clients =
        IntStream.range(0, count)
            .mapToObj(i -> new SumClient(terms, i, names.get(i), Identity.Verifier.each()))
            .toList();
    final List<Advertised> keys = clients.stream().map(SumClient::advertise).toList();

    Keys keysFor(int client) {
      return new Keys(keys.stream().filter(it -> it.client() != client).toList());
    }

    List<Masked> masked() {
      List<Letter> letters =
          IntStream.range(0, count)
              .boxed()
              .flatMap(i -> clients.get(i).share(keysFor(i)).all().stream())
              .toList();
      return IntStream.range(0, count)
          .mapToObj(i -> clients.get(i).mask(to(i, letters), new int[] {i, 1}))
          .toList();
    }

    Letters to(int client, List<Letter> all) {
      return new Letters(all.stream().filter(it -> it.to() == client).toList());
    }
  }

  /**
   * Told that a client is gone, some would open its masks; told that it is there, others its own.
   */
  @Test
  void aServerThatTellsClientsDifferentThingsLearnsNothing() {
    Played played = new Played();
    played.masked();
    int[] all = IntStream.range(0, 7).toArray();
    int[] butFirst = IntStream.range(1, 7).toArray();
    List<Confirmed> signed =
        IntStream.range(0, 7)
            .mapToObj(i -> played.clients.get(i).confirm(new Survivors(i < 4 ? all : butFirst)))
            .toList();
    for (SumClient client : played.clients) {
      assertThatThrownBy(() -> client.open(new Confirmations(signed)))
          .isInstanceOf(ProtocolBreach.class)
          .hasMessageContaining("different survivors");
    }
  }

  @Test
  void aServerCannotShowThatTooFewAgreedNorAskTwice() {
    Played played = new Played();
    played.masked();
    Survivors all = new Survivors(IntStream.range(0, 7).toArray());
    List<Confirmed> signed = played.clients.stream().map(it -> it.confirm(all)).toList();
    SumClient first = played.clients.get(0);
    assertThatThrownBy(() -> first.open(new Confirmations(signed.subList(0, 4))))
        .hasMessageContaining("too few");
    assertThatThrownBy(() -> first.open(new Confirmations(signed)))
        .hasMessageContaining("out of turn");
    SumClient second = played.clients.get(1);
    second.open(new Confirmations(signed));
    assertThatThrownBy(() -> second.confirm(all)).hasMessageContaining("out of turn");
  }

  @Test
  void aServerCannotPutKeysOrLettersOfItsOwnBetween() {
    Played played = new Played();
    Advertised own = played.keys.get(3);
    SecretKeys forged = SecretKeys.fresh();
    List<Advertised> keys =
        played.keys.stream()
            .filter(it -> it.client() != 0)
            .map(
                it ->
                    it == own
                        ? new Advertised(3, forged.shown(), forged.shown(), own.signature())
                        : it)
            .toList();
    assertThatThrownBy(() -> played.clients.get(0).share(new Keys(keys)))
        .isInstanceOf(ProtocolBreach.class);
    Letters letters = played.clients.get(1).share(played.keysFor(1));
    byte[] changed = letters.all().get(0).closed().clone();
    changed[5] ^= 1;
    assertThatThrownBy(() -> Sealing.open(new byte[32], changed))
        .isInstanceOf(ProtocolBreach.class);
  }

  /** Masked values of one client are any numbers, whatever it adds. */
  @Test
  void maskedValuesShowNothingOfWhatIsAdded() {
    Played played = new Played();
    assertThat(played.masked().get(6).values()).isNotEqualTo(new int[] {6, 1});
  }

  @Test
  void messagesThatAreCutOffOrGoOnAreRefused() {
    byte[] whole = MessageBytes.of(new Masked(3, new int[] {1, 2, 3}));
    assertThat(MessageBytes.read(Masked.class, whole).values()).containsExactly(1, 2, 3);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> MessageBytes.read(Masked.class, part))
          .isInstanceOf(ProtocolBreach.class);
    }
    assertThatThrownBy(
            () -> MessageBytes.read(Masked.class, Arrays.copyOf(whole, whole.length + 1)))
        .isInstanceOf(ProtocolBreach.class);
  }

  @Test
  void fixedPointKeepsSumsWithinTheirBits() {
    FixedPoint point = new FixedPoint(16, 100);
    assertThat(point.of(point.reach()) * 100L).isLessThanOrEqualTo(Integer.MAX_VALUE);
    assertThat(point.read(point.of(-1.5) + point.of(0.25))).isEqualTo(-1.25);
    assertThatThrownBy(() -> point.of(1.01 * point.reach()))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> point.of(Double.NaN)).isInstanceOf(ArithmeticException.class);
  }
}
