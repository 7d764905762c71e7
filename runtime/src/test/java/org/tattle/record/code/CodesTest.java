package org.tattle.record.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tattle.Vectors;
import org.tattle.record.Registers;
import org.tattle.record.field.Fields;
import org.tattle.record.field.Grams;
import org.tattle.record.field.RecordField;
import org.tattle.run.Control;

class CodesTest {
  private static final byte[] KEY = "key of a test".getBytes(StandardCharsets.UTF_8);

  /** The positions of the paper's double hashing, as another program computed them. */
  @Test
  void bloomFiltersAreThoseOfAnotherProgram() {
    JsonNode known = Vectors.read("bloom_clk");
    int bits = known.get("l").asInt();
    var positions =
        Hashing.SHA1_MD5.under("k".getBytes(StandardCharsets.UTF_8), bits, known.get("k").asInt());
    List<String> names = List.of("smith", "smyth", "jones");
    long[] words = new long[3 * BitCodes.width(bits)];
    for (int i = 0; i < 3; i++) {
      int at = i * BitCodes.width(bits);
      Grams.of(names.get(i), 2).stream()
          .flatMapToInt(gram -> Arrays.stream(positions.apply(gram)))
          .forEach(bit -> words[at + (bit >> 6)] |= 1L << bit);
    }
    BitCodes codes = new BitCodes(bits, words);
    assertThat(IntStream.range(0, bits).filter(bit -> codes.get(0, bit)).asDoubleStream().toArray())
        .containsExactly(Vectors.numbers(known.get("bits_SMITH")));
    for (int i = 0; i < 3; i++) {
      assertThat(codes.ones(i)).isEqualTo(known.get("n_bits").get(i).asInt());
    }
    assertThat(codes.dice(0, codes, 1))
        .isCloseTo(known.get("dice_SMITH_SMYTH").asDouble(), within(1e-12));
    assertThat(codes.dice(0, codes, 2))
        .isCloseTo(known.get("dice_SMITH_JONES").asDouble(), within(1e-12));
  }

  @ParameterizedTest
  @EnumSource
  void withoutTheKeyCodesAreOthers(Hashing hashing) {
    Fields people = Registers.madeUp(40).first();
    Clk clk = new Clk(1024, List.of(10), 2, hashing);
    BitCodes codes = clk.encode(people, KEY, Control.NONE);
    assertThat(clk.encode(people, KEY, Control.NONE).words()).isEqualTo(codes.words());
    BitCodes others = clk.encode(people, "other".getBytes(StandardCharsets.UTF_8), Control.NONE);
    for (int record = 0; record < 40; record++) {
      assertThat(codes.dice(record, others, record)).isLessThan(0.4);
      assertThat(codes.ones(record)).isBetween(100, 150);
    }
  }

  @Test
  void aFieldThatWeighsMoreSetsMoreBitsAndTheSameTextElsewhereOthers() {
    RecordField one = RecordField.of("given", List.of("anna"), Control.NONE);
    RecordField two = RecordField.of("family", List.of("anna"), Control.NONE);
    Clk clk = new Clk(4096, List.of(5, 20), 2, Hashing.INDEPENDENT);
    Fields both = new Fields(List.of(one, two));
    int[] given = clk.bits(both, 0, "anna", KEY);
    int[] family = clk.bits(both, 1, "anna", KEY);
    assertThat(given.length).isBetween(23, 25);
    assertThat(family.length).isBetween(92, 100);
    assertThat(Arrays.stream(given).filter(bit -> Arrays.binarySearch(family, bit) >= 0).count())
        .isLessThan(5);
  }

  @Test
  void aSaltMakesTheSameNameAnotherCodeInRecordsThatHaveAnother() {
    Fields people =
        new Fields(List.of(RecordField.of("n", List.of("anna", "anna", "anna"), Control.NONE)));
    RecordField salt = RecordField.of("born", List.of("1980", "1980", "1990"), Control.NONE);
    BitCodes codes =
        new Clk(1024, List.of(10), 2, Hashing.INDEPENDENT)
            .encode(people, KEY, Optional.of(salt), Control.NONE);
    assertThat(codes.dice(0, codes, 1)).isEqualTo(1);
    assertThat(codes.dice(0, codes, 2)).isLessThan(0.3);
    assertThat(codes.alike()).isEqualTo(2);
  }

  @Test
  void bitsCanBeArranged() {
    BitCodes codes = new BitCodes(70, new long[] {0b101, 1L << 5, 0, 0});
    BitCodes turned = codes.arranged(70, bit -> 69 - bit);
    for (int bit = 0; bit < 70; bit++) {
      assertThat(turned.get(0, bit)).isEqualTo(bit == 69 || bit == 67 || bit == 0);
    }
    assertThat(turned.ones(0)).isEqualTo(codes.ones(0));
    assertThat(codes.get(0, 69)).isTrue();
    assertThat(codes.fill()).isCloseTo(3.0 / 140, within(1e-12));
  }

  /** RFC 9380, appendix J.4.1; the cofactor is cleared by three doublings there. */
  @Test
  void pointsAreThoseOfTheStandard() {
    JsonNode known = Vectors.read("curve25519_hash");
    for (JsonNode vector : known.get("vectors")) {
      Curve25519.Point point =
          Curve25519.of(
              vector.get("msg").asText().getBytes(StandardCharsets.US_ASCII),
              known.get("dst").asText());
      for (int doubling = 0; doubling < 3; doubling++) {
        point = point.plus(point);
      }
      assertThat(point.x()).isEqualTo(number(vector.get("x")));
      assertThat(point.y()).isEqualTo(number(vector.get("y")));
    }
  }

  private static BigInteger number(JsonNode hex) {
    return new BigInteger(hex.asText().substring(2), 16);
  }

  @Test
  void inWhicheverOrderTwoSidesBlindAPointItIsTheSame() {
    Blinding one = Blinding.drawn();
    Blinding other = Blinding.drawn();
    BigInteger point = Blinding.point("anna".getBytes(StandardCharsets.UTF_8));
    assertThat(one.blind(other.blind(point))).isEqualTo(other.blind(one.blind(point)));
    assertThat(one.blind(point)).isNotEqualTo(other.blind(point)).isNotEqualTo(point);
    BigInteger second = Blinding.point("anne".getBytes(StandardCharsets.UTF_8));
    assertThat(one.blind(other.blind(second))).isNotEqualTo(one.blind(other.blind(point)));
  }

  @Test
  void recordsWithAnEmptyFieldHaveNoToken() {
    Fields people =
        new Fields(
            List.of(
                RecordField.of("a", List.of("x", "", "x", "xy"), Control.NONE),
                RecordField.of("b", List.of("yz", "y", "yz", "z"), Control.NONE)));
    for (RecordTokens tokens :
        List.of(
            PrivateTokens.hashed(people, Control.NONE),
            PrivateTokens.keyed(people, KEY, Control.NONE),
            PrivateTokens.blinded(people, Blinding.drawn(), Blinding.drawn(), Control.NONE))) {
      assertThat(tokens.of().get(1)).isEmpty();
      assertThat(tokens.of().get(0)).isEqualTo(tokens.of().get(2)).isNotEqualTo(tokens.of().get(3));
      assertThat(tokens.alike()).isEqualTo(2);
      assertThat(tokens.whole()).isEqualTo(3);
    }
  }
}
