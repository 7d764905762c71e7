package org.tattle.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.zeromq.ZMQ;

/**
 * The key pair of an encrypted connection, as the connection file gives it: CurveZMQ, with keys in
 * Z85. The front end makes the pair; who has the public key may connect, and the connection file is
 * the only place that has it.
 */
public record CurveKeys(String publicKey, String secretKey) {
  private static final String KEY = "[0-9a-zA-Z.\\-:+=^!/*?&<>()\\[\\]{}@%$#]{40}";

  public CurveKeys {
    if (!publicKey.matches(KEY) || !secretKey.matches(KEY)) {
      throw new IllegalArgumentException(
          "`curve_publickey` and `curve_secretkey` are not two keys of 40 characters in Z85");
    }
  }

  /** The pair that a connection file gives; none if it gives neither key. */
  public static Optional<CurveKeys> of(String publicKey, String secretKey) {
    return publicKey.isEmpty() && secretKey.isEmpty()
        ? Optional.empty()
        : Optional.of(new CurveKeys(publicKey, secretKey));
  }

  /** A new pair. */
  public static CurveKeys generate() {
    ZMQ.Curve.KeyPair pair = ZMQ.Curve.generateKeyPair();
    return new CurveKeys(pair.publicKey, pair.secretKey);
  }

  /** Lets a socket that is about to be bound speak with those alone who have the public key. */
  void serve(ZMQ.Socket socket) {
    socket.setCurveServer(true);
    socket.setCurvePublicKey(ascii(publicKey));
    socket.setCurveSecretKey(ascii(secretKey));
  }

  /**
   * Lets a socket that is about to connect speak with the owner of the pair, by a pair of its own.
   */
  public void call(ZMQ.Socket socket) {
    CurveKeys own = generate();
    socket.setCurveServerKey(ascii(publicKey));
    socket.setCurvePublicKey(ascii(own.publicKey));
    socket.setCurveSecretKey(ascii(own.secretKey));
  }

  private static byte[] ascii(String key) {
    return key.getBytes(StandardCharsets.US_ASCII);
  }
}
