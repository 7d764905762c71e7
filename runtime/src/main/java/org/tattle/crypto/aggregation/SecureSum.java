package org.tattle.crypto.aggregation;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tattle.run.Control;
import org.tattle.run.Randomness;

/**
 * Secure aggregation (Bonawitz et al. 2017; with neighbours only, Bell et al. 2020) over a
 * simulated network: real keys, real messages as bytes, clients that fall silent at any phase.
 *
 * <p>The server learns the sum of those whose masked values reached it, and nothing else of them,
 * as long as fewer clients work for it than open a secret. A server that follows the protocol is
 * assumed where nothing is signed; with signatures and shares of more than two thirds it may do as
 * it likes (their section 4.4), and clients then stop where it tells them different things. That
 * what clients add makes sense is not checked: it cannot be seen.
 *
 * @param graph who masks against whom
 * @param threshold how many shares open a secret
 * @param identities of the clients, where signatures are asked for; else none
 */
public record SecureSum(NeighbourGraph graph, int threshold, List<Identity> identities) {

  public SecureSum {
    identities = List.copyOf(identities);
  }

  /**
   * A sum that was made.
   *
   * @param values modulo 2^32
   * @param included whose values are in it, ascending
   * @param up bytes that clients sent
   * @param down bytes that the server sent
   */
  public record Summed(int[] values, int[] included, long up, long down) {}

  /** The shares that are needed against a server that does as it likes: more than two thirds. */
  public static int twoThirds(int clients) {
    return 2 * clients / 3 + 1;
  }

  /**
   * Makes a sum.
   *
   * @param values of each client, all as many
   * @param silent from which phase on a client says nothing
   * @throws ProtocolBreach if too few clients are left
   * @throws CancellationException if it is stopped
   */
  public Summed of(int[][] values, Map<Integer, Phase> silent, Control control) {
    byte[] session = new byte[SecretKeys.LENGTH];
    Randomness.secure().nextBytes(session);
    List<PublicKey> known = identities.stream().map(Identity::shown).toList();
    SumTerms terms = new SumTerms(session, graph, threshold, values[0].length, known);
    Identity.Verifier verifier = Identity.Verifier.shared();
    IntFunction<SumClient> client =
        i -> new SumClient(terms, i, identities.isEmpty() ? null : identities.get(i), verifier);
    return new Network(terms, client, silent, control).sum(values);
  }

  /** Carries messages between the clients, who work side by side, and the server. */
  private static final class Network {
    private final SumServer server;
    private final Map<Integer, SumClient> clients = new TreeMap<>();
    private final Map<Integer, Phase> silent;
    private final Control control;
    private final AtomicLong up = new AtomicLong();
    private final AtomicLong down = new AtomicLong();

    Network(
        SumTerms terms,
        IntFunction<SumClient> client,
        Map<Integer, Phase> silent,
        Control control) {
      server = new SumServer(terms);
      this.silent = silent;
      this.control = control;
      int all = terms.graph().clients();
      SumClient[] made =
          IntStream.range(0, all).parallel().mapToObj(client).toArray(SumClient[]::new);
      IntStream.range(0, all).forEach(i -> clients.put(i, made[i]));
    }

    Summed sum(int[][] values) {
      ask(Phase.ADVERTISE, i -> clients.get(i).advertise(), SumMessage.Advertised.class)
          .forEach((i, it) -> server.came(it));
      Map<Integer, SumMessage.Keys> keys = tell(server::keysFor, SumMessage.Keys.class);
      ask(Phase.SHARE, i -> clients.get(i).share(keys.get(i)), SumMessage.Letters.class)
          .forEach(server::came);
      Map<Integer, SumMessage.Letters> letters = tell(server::lettersFor, SumMessage.Letters.class);
      ask(Phase.MASK, i -> clients.get(i).mask(letters.get(i), values[i]), SumMessage.Masked.class)
          .forEach((i, it) -> server.came(it));
      Map<Integer, SumMessage.Survivors> left =
          tell(server::survivorsFor, SumMessage.Survivors.class);
      ask(Phase.CONFIRM, i -> clients.get(i).confirm(left.get(i)), SumMessage.Confirmed.class)
          .forEach((i, it) -> server.came(it));
      Map<Integer, SumMessage.Confirmations> agreed =
          tell(i -> server.confirmations(), SumMessage.Confirmations.class);
      ask(Phase.OPEN, i -> clients.get(i).open(agreed.get(i)), SumMessage.Opened.class)
          .forEach((i, it) -> server.came(it));
      return new Summed(server.sum(), server.included(), up.get(), down.get());
    }

    /** What those say who are still there; the others are gone. */
    private <T extends SumMessage> Map<Integer, T> ask(
        Phase phase, Function<Integer, T> by, Class<T> type) {
      clients.keySet().removeIf(i -> silent.containsKey(i) && silent.get(i) == phase);
      Integer[] there = clients.keySet().toArray(Integer[]::new);
      Object[] said =
          Stream.of(there).parallel().map(i -> carried(by.apply(i), type, up)).toArray();
      Map<Integer, T> all = new TreeMap<>();
      for (int i = 0; i < there.length; i++) {
        all.put(there[i], type.cast(said[i]));
      }
      return all;
    }

    private <T extends SumMessage> Map<Integer, T> tell(IntFunction<T> to, Class<T> type) {
      Map<Integer, T> all = new TreeMap<>();
      clients.keySet().forEach(i -> all.put(i, carried(to.apply(i), type, down)));
      return all;
    }

    private <T extends SumMessage> T carried(T message, Class<T> type, AtomicLong counted) {
      if (control.cancelled()) {
        throw new CancellationException();
      }
      byte[] bytes = MessageBytes.of(message);
      counted.addAndGet(bytes.length);
      return MessageBytes.read(type, bytes);
    }
  }

  @Override
  public String toString() {
    int degree = Arrays.stream(graph.of()).mapToInt(it -> it.length).max().orElse(0);
    return "secure sum of %s clients, %s neighbours each, by shares of %s"
        .formatted(graph.clients(), degree, threshold);
  }
}
