package org.tattle.record.code;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Hashes texts to points of curve25519, {@code y² = x³ + J x² + x} over the integers modulo 2²⁵⁵ -
 * 19, so that nobody knows how points hang together: {@code curve25519_XMD:SHA-512_ELL2_RO_} of RFC
 * 9380, the sum of two points by Elligator 2. It takes longer for some texts than for others, which
 * whoever can time it may use.
 */
public final class Curve25519 {
  private static final BigInteger ONE = BigInteger.ONE;
  private static final BigInteger TWO = BigInteger.TWO;
  private static final BigInteger P = ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));
  private static final BigInteger J = BigInteger.valueOf(486662);
  private static final BigInteger HALF = P.subtract(ONE).shiftRight(1);
  private static final BigInteger ROOT = P.add(BigInteger.valueOf(3)).shiftRight(3);
  private static final BigInteger I = TWO.modPow(P.subtract(ONE).shiftRight(2), P);
  private static final int DIGEST = 64;
  private static final int BLOCK = 128;
  private static final int PART = 48;

  private Curve25519() {}

  /** A point that is not the neutral one. */
  record Point(BigInteger x, BigInteger y) {
    /** The sum; the two are not each other's inverses. */
    Point plus(Point other) {
      BigInteger slope =
          x.equals(other.x)
              ? mod(BigInteger.valueOf(3).multiply(x).multiply(x).add(J.shiftLeft(1).multiply(x)))
                  .add(ONE)
                  .multiply(y.shiftLeft(1).modInverse(P))
              : other.y.subtract(y).multiply(mod(other.x.subtract(x)).modInverse(P));
      BigInteger sum = mod(mod(slope).pow(2).subtract(J).subtract(x).subtract(other.x));
      return new Point(sum, mod(slope.multiply(x.subtract(sum)).subtract(y)));
    }
  }

  /**
   * The point of a text, before the cofactor is cleared, which X25519 does by itself: its scalars
   * are multiples of 8.
   *
   * @param purpose keeps the points of different uses apart (the tag DST there)
   */
  static Point of(byte[] text, String purpose) {
    byte[] uniform = expanded(text, purpose.getBytes(StandardCharsets.US_ASCII));
    return mapped(number(uniform, 0)).plus(mapped(number(uniform, PART)));
  }

  private static BigInteger number(byte[] bytes, int from) {
    return mod(new BigInteger(1, Arrays.copyOfRange(bytes, from, from + PART)));
  }

  /** {@code expand_message_xmd} (section 5.3.1), to 96 bytes. */
  private static byte[] expanded(byte[] text, byte[] purpose) {
    MessageDigest sha = Keyed.digest("SHA-512");
    ByteArrayOutputStream tag = new ByteArrayOutputStream();
    tag.writeBytes(purpose);
    tag.write(purpose.length);
    sha.update(new byte[BLOCK]);
    sha.update(text);
    sha.update(new byte[] {0, 2 * PART, 0});
    byte[] whole = sha.digest(tag.toByteArray());
    byte[] uniform = new byte[2 * DIGEST];
    byte[] last = new byte[DIGEST];
    for (int block = 1; block <= 2; block++) {
      for (int i = 0; i < DIGEST; i++) {
        last[i] ^= whole[i];
      }
      sha.update(last);
      sha.update((byte) block);
      last = sha.digest(tag.toByteArray());
      System.arraycopy(last, 0, uniform, (block - 1) * DIGEST, DIGEST);
    }
    return uniform;
  }

  /** Elligator 2 (section 6.7.1), with Z = 2. */
  private static Point mapped(BigInteger u) {
    BigInteger square = mod(TWO.multiply(u).multiply(u));
    BigInteger first = mod(J.negate().multiply(square.add(ONE).modInverse(P)));
    BigInteger right = right(first);
    if (right.modPow(HALF, P).compareTo(ONE) <= 0) {
      BigInteger root = root(right);
      return new Point(first, root.testBit(0) ? root : mod(root.negate()));
    }
    BigInteger second = mod(first.negate().subtract(J));
    BigInteger root = root(right(second));
    return new Point(second, root.testBit(0) ? mod(root.negate()) : root);
  }

  private static BigInteger right(BigInteger x) {
    return mod(x.multiply(mod(x.multiply(x.add(J)).add(ONE))));
  }

  private static BigInteger root(BigInteger square) {
    BigInteger root = square.modPow(ROOT, P);
    return mod(root.pow(2)).equals(square) ? root : mod(root.multiply(I));
  }

  private static BigInteger mod(BigInteger number) {
    return number.mod(P);
  }
}
