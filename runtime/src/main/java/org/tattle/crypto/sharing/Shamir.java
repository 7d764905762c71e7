package org.tattle.crypto.sharing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Shamir's sharing of secrets (1979): each piece of a secret is the value at 0 of a polynomial that
 * is random otherwise, and a person's share is its value at a point of theirs. As many values as
 * the polynomial has coefficients tell it; fewer fit any secret as well.
 *
 * @param field what is reckoned in
 * @param threshold how many shares give the secret back
 */
public record Shamir(Field field, int threshold) {
  public Shamir {
    if (threshold < 1) {
      throw new IllegalArgumentException("`threshold` is 1 or more, not " + threshold);
    }
  }

  /** In the field with the shortest shares for so many people. */
  public static Shamir among(int people, int threshold) {
    boolean few = people <= ByteField.GF256.points();
    return new Shamir(few ? ByteField.GF256 : MersenneField.P61, threshold);
  }

  /**
   * A secret in shares.
   *
   * @param points whose, each above 0 and different from the others
   * @param random from a secure source
   */
  public List<Share> split(byte[] secret, int[] points, UniformRandomProvider random) {
    if (points.length < threshold
        || Arrays.stream(points).distinct().count() < points.length
        || Arrays.stream(points).anyMatch(it -> it < 1 || it > field.points())) {
      throw new IllegalArgumentException(
          "%s people cannot share so that %s are needed".formatted(points.length, threshold));
    }
    int pieces = pieces(secret.length);
    long[][] values = new long[points.length][pieces];
    long[] coefficients = new long[threshold];
    for (int piece = 0; piece < pieces; piece++) {
      coefficients[0] = piece(secret, piece);
      for (int i = 1; i < threshold; i++) {
        coefficients[i] = field.random(random);
      }
      for (int i = 0; i < points.length; i++) {
        values[i][piece] = value(coefficients, points[i]);
      }
    }
    List<Share> shares = new ArrayList<>();
    for (int i = 0; i < points.length; i++) {
      shares.add(new Share(points[i], values[i]));
    }
    return shares;
  }

  /** The value of a polynomial, the coefficient of 1 first. */
  long value(long[] coefficients, long point) {
    long value = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      value = field.add(field.multiply(value, point), coefficients[i]);
    }
    return value;
  }

  /**
   * The secret, of which the first {@code threshold} shares are used. Shares that are not of one
   * secret give something else, which only whoever knows a sign of the secret can tell.
   *
   * @param length how many bytes it has
   * @throws IllegalArgumentException if there are too few, or two of one person
   */
  public byte[] join(List<Share> shares, int length) {
    Set<Integer> points = new HashSet<>();
    shares.forEach(share -> points.add(share.point()));
    int pieces = pieces(length);
    if (shares.size() < threshold
        || points.size() < shares.size()
        || shares.stream().anyMatch(share -> share.values().length != pieces)) {
      throw new IllegalArgumentException(
          "%s shares do not give back what takes %s".formatted(shares.size(), threshold));
    }
    List<Share> used = shares.subList(0, threshold);
    long[] weights = weights(used.stream().mapToInt(Share::point).toArray());
    byte[] secret = new byte[length];
    for (int piece = 0; piece < pieces; piece++) {
      long value = 0;
      for (int i = 0; i < threshold; i++) {
        value = field.add(value, field.multiply(weights[i], used.get(i).values()[piece]));
      }
      put(secret, piece, value);
    }
    return secret;
  }

  /** How much the value at each point counts for that at 0 (Lagrange). */
  private long[] weights(int[] points) {
    long[] weights = new long[points.length];
    for (int i = 0; i < points.length; i++) {
      long over = 1;
      long under = 1;
      for (int j = 0; j < points.length; j++) {
        if (j != i) {
          over = field.multiply(over, points[j]);
          under = field.multiply(under, field.subtract(points[j], points[i]));
        }
      }
      weights[i] = field.multiply(over, field.inverse(under));
    }
    return weights;
  }

  private int pieces(int length) {
    return (length + field.bytes() - 1) / field.bytes();
  }

  private long piece(byte[] secret, int piece) {
    long value = 0;
    for (int i = piece * field.bytes();
        i < Math.min(secret.length, (piece + 1) * field.bytes());
        i++) {
      value = value << Byte.SIZE | secret[i] & 0xff;
    }
    return value;
  }

  private void put(byte[] secret, int piece, long value) {
    long left = value;
    int from = piece * field.bytes();
    for (int i = Math.min(secret.length, from + field.bytes()) - 1; i >= from; i--) {
      secret[i] = (byte) left;
      left >>>= Byte.SIZE;
    }
  }
}
