package org.tattle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomnessTest {

  @Test
  void aSeedGivesTheSameValuesAndOtherNamesOtherOnes() {
    Randomness seeded = Randomness.seeded(new Seed(1));
    assertThat(seeded.isSeeded()).isTrue();
    assertThat(Randomness.of(Optional.of(new Seed(1))).nextLong()).isEqualTo(seeded.nextLong());
    assertThat(seeded.split("noise", 3).isSeeded()).isTrue();
    assertThat(seeded.split("noise", 3).nextLong())
        .isEqualTo(Randomness.seeded(new Seed(1)).split("noise", 3).nextLong())
        .isNotEqualTo(seeded.split("noise", 4).nextLong());
    byte[] bytes = new byte[64];
    Randomness.seeded(new Seed(1)).nextBytes(bytes);
    byte[] again = new byte[64];
    new Seed(1).random().nextBytes(again);
    assertThat(bytes).isEqualTo(again).isNotEqualTo(new byte[64]);
  }

  @Test
  void withoutASeedNothingComesTwice() {
    Set<Long> seen = new HashSet<>();
    Randomness secure = Randomness.of(Optional.empty());
    assertThat(secure.isSeeded()).isFalse();
    assertThat(secure.split("noise").isSeeded()).isFalse();
    for (int i = 0; i < 1000; i++) {
      seen.add(secure.nextLong());
      seen.add(secure.split("noise").nextLong());
      seen.add(Randomness.secure().nextLong());
    }
    // Equal by chance once in some 2^41.
    assertThat(seen).hasSize(3000).doesNotContain(0L);
  }

  @Test
  void aKeyGivesTheSameStreamsToWhoHasItAndOthersToWhoHasNot() {
    byte[] key = new byte[Randomness.KEY];
    Randomness keyed = Randomness.keyed(key);
    assertThat(keyed.isSeeded()).isFalse();
    assertThat(keyed.nextLong()).isEqualTo(Randomness.keyed(key).nextLong());
    long stream = Randomness.keyed(key).split("coin", 1).nextLong();
    assertThat(keyed.split("coin", 1).nextLong()).as("whatever was drawn before").isEqualTo(stream);
    assertThat(keyed.split("coin", 2).nextLong()).isNotEqualTo(stream);
    assertThat(keyed.split("coin1").nextLong()).isNotEqualTo(stream);
    byte[] other = key.clone();
    other[15] = 1;
    assertThat(Randomness.keyed(other).split("coin", 1).nextLong()).isNotEqualTo(stream);
  }

  /** Beyond the 8192 bytes that are made at a time, too, and to the last one. */
  @Test
  void secureBytesAreFilledFromEndToEnd() {
    byte[] bytes = new byte[3 * 8192 + 100];
    Randomness.secure().nextBytes(bytes);
    long ones = 0;
    Set<Long> words = new HashSet<>();
    for (int i = 0; i + 8 <= bytes.length; i += 8) {
      long word = 0;
      for (int k = 0; k < 8; k++) {
        word = word << 8 | bytes[i + k] & 0xff;
      }
      words.add(word);
      ones += Long.bitCount(word);
    }
    int count = bytes.length / 8;
    // Equal by chance once in some 2^42; half of the bits are set, within six standard errors.
    assertThat(words).hasSize(count).doesNotContain(0L);
    double bits = 64.0 * count;
    assertThat(ones / bits).isCloseTo(0.5, within(6 * 0.5 / Math.sqrt(bits)));
    long last = 0;
    for (int i = 0; i < 100; i++) {
      Randomness.secure().nextBytes(bytes);
      last |= bytes[bytes.length - 1];
    }
    assertThat(last).isNotZero();
  }

  @Test
  void zerosAreZerosAndNoSeedIsTold() {
    Randomness zeros = Randomness.zeros();
    assertThat(zeros.isSeeded()).isFalse();
    assertThat(zeros.nextLong()).isZero();
    byte[] bytes = {1, 2, 3};
    zeros.nextBytes(bytes);
    assertThat(bytes).containsOnly(0);
  }
}
