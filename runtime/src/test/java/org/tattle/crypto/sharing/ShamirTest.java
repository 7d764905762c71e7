package org.tattle.crypto.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tattle.run.Seed;

/** Known shares, computed by another program, and what holds of all. */
class ShamirTest {
  private static final UniformRandomProvider RANDOM = new Seed(3).random();

  static Field[] fields() {
    return new Field[] {MersenneField.P61, ByteField.GF256};
  }

  @Test
  void sharesModuloAPrimeAreAsElsewhere() {
    Shamir sharing = new Shamir(MersenneField.P61, 3);
    long[] coefficients = {1234567890123456L, 9876543210987L, 55555555555L};
    assertThat(sharing.value(coefficients, 1)).isEqualTo(1244499988889998L);
    assertThat(sharing.value(coefficients, 3)).isEqualTo(1264697519756412L);
    assertThat(sharing.value(coefficients, 5)).isEqualTo(1285339495067266L);
    byte[] secret =
        Arrays.copyOfRange(ByteBuffer.allocate(8).putLong(coefficients[0]).array(), 1, 8);
    List<Share> shares =
        IntStream.of(1, 3, 5)
            .mapToObj(i -> new Share(i, new long[] {sharing.value(coefficients, i)}))
            .toList();
    assertThat(sharing.join(shares, 7)).isEqualTo(secret);
  }

  @Test
  void sharesOfBytesAreAsElsewhere() {
    Shamir sharing = new Shamir(ByteField.GF256, 3);
    long[] coefficients = {66, 31, 167};
    long[] shares = {250, 214, 110, 160, 24};
    for (int i = 0; i < shares.length; i++) {
      assertThat(sharing.value(coefficients, i + 1)).isEqualTo(shares[i]);
    }
    List<Share> some =
        IntStream.of(5, 2, 4).mapToObj(i -> new Share(i, new long[] {shares[i - 1]})).toList();
    assertThat(sharing.join(some, 1)).containsExactly(66);
  }

  @ParameterizedTest
  @MethodSource("fields")
  void anySoManySharesGiveASecretOfAnyLengthBack(Field field) {
    Shamir sharing = new Shamir(field, 4);
    int[] points = {9, 2, 3, 200, 1, 77};
    for (int length = 1; length < 40; length++) {
      byte[] secret = new byte[length];
      RANDOM.nextBytes(secret);
      List<Share> shares = new ArrayList<>(sharing.split(secret, points, RANDOM));
      Collections.rotate(shares, length);
      assertThat(sharing.join(shares, length)).isEqualTo(secret);
      assertThat(sharing.join(shares.subList(2, 6), length)).isEqualTo(secret);
    }
  }

  /** Of two secrets that differ in everything, the value at one point is spread alike. */
  @Test
  void oneShareFewerTellsNothing() {
    Shamir sharing = new Shamir(ByteField.GF256, 2);
    int[] zeros = new int[256];
    int[] ones = new int[256];
    int draws = 256 * 200;
    for (int i = 0; i < draws; i++) {
      zeros[(int) sharing.split(new byte[] {0}, new int[] {1, 2}, RANDOM).get(0).values()[0]]++;
      ones[(int) sharing.split(new byte[] {-1}, new int[] {1, 2}, RANDOM).get(0).values()[0]]++;
    }
    double squares = 0;
    for (int i = 0; i < 256; i++) {
      squares += Math.pow(zeros[i] - ones[i], 2) / (zeros[i] + ones[i]);
    }
    assertThat(squares).as("χ² of 255 degrees of freedom, 7 deviations").isLessThan(255 + 7 * 23);
  }

  @ParameterizedTest
  @MethodSource("fields")
  void theFieldIsOne(Field field) {
    for (int i = 0; i < 1000; i++) {
      long a = field.random(RANDOM);
      long b = field.random(RANDOM);
      long c = field.random(RANDOM);
      assertThat(field.multiply(a, field.add(b, c)))
          .isEqualTo(field.add(field.multiply(a, b), field.multiply(a, c)));
      assertThat(field.subtract(field.add(a, b), b)).isEqualTo(a);
      if (a != 0) {
        assertThat(field.multiply(a, field.inverse(a))).isEqualTo(1);
      }
    }
  }

  @Test
  void tooFewSharesOrOneTwiceAreRefused() {
    Shamir sharing = new Shamir(MersenneField.P61, 3);
    List<Share> shares = sharing.split(new byte[32], new int[] {1, 2, 3}, RANDOM);
    assertThatThrownBy(() -> sharing.join(shares.subList(0, 2), 32))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> sharing.join(List.of(shares.get(0), shares.get(0), shares.get(1)), 32))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> sharing.split(new byte[32], new int[] {0, 1, 2}, RANDOM))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
