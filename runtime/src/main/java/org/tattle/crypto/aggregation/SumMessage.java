package org.tattle.crypto.aggregation;

import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.util.List;

/**
 * What clients and their server send each other, phase by phase (Bonawitz et al. 2017, figure 4).
 */
sealed interface SumMessage {

  /** The public keys of a client, for sealed messages and for masks. */
  record Advertised(int client, byte[] sealing, byte[] masking, byte[] signature)
      implements SumMessage {
    /** What is signed of it. */
    byte[] told(byte[] session) {
      return ByteBuffer.allocate(session.length + Integer.BYTES + 2 * SecretKeys.LENGTH)
          .put(session)
          .putInt(client)
          .put(sealing)
          .put(masking)
          .array();
    }
  }

  /** The keys of a client's neighbours. */
  record Keys(List<Advertised> of) implements SumMessage {}

  /** A client's shares for another, sealed. */
  record Letter(int from, int to, byte[] closed) implements SumMessage {}

  /** What is in it: shares of the key of its masks, and of the mask of its own. */
  record Shares(int from, int to, long[] key, long[] own) implements SumMessage {}

  /** The letters from a client, or to one. */
  record Letters(List<Letter> all) implements SumMessage {}

  /** What a client adds, under its masks. */
  record Masked(int client, int[] values) implements SumMessage {}

  /** Whose masked values came, ascending. */
  record Survivors(int[] clients) implements SumMessage {
    byte[] told(byte[] session) {
      ByteBuffer all =
          ByteBuffer.allocate(session.length + Integer.BYTES * clients.length).put(session);
      all.asIntBuffer().put(clients);
      return all.array();
    }
  }

  /** A client's signature of whose values came, as it was told. */
  record Confirmed(int client, byte[] signature) implements SumMessage {}

  record Confirmations(List<Confirmed> of) implements SumMessage {}

  /**
   * A share that a client opens.
   *
   * @param own of its own mask, and not of the key of its masks
   */
  record Opening(int of, boolean own, long[] values) implements SumMessage {}

  record Opened(int client, List<Opening> all) implements SumMessage {}

  /** A signature that somebody looks at. */
  record Signed(ByteBuffer by, ByteBuffer message, ByteBuffer signature) implements SumMessage {
    static Signed of(PublicKey by, byte[] message, byte[] signature) {
      return new Signed(
          ByteBuffer.wrap(by.getEncoded()), ByteBuffer.wrap(message), ByteBuffer.wrap(signature));
    }
  }
}
