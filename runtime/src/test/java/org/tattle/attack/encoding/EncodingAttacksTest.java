package org.tattle.attack.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tattle.attack.Context;
import org.tattle.attack.Leak;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.defense.Defense;
import org.tattle.defense.linkage.Balance;
import org.tattle.defense.linkage.Blip;
import org.tattle.defense.linkage.Salt;
import org.tattle.defense.linkage.XorFold;
import org.tattle.linkage.LinkClk;
import org.tattle.linkage.LinkExact;
import org.tattle.linkage.LinkPsi;
import org.tattle.linkage.LinkageMethod;
import org.tattle.linkage.LinkedRegisters;
import org.tattle.linkage.Linking;
import org.tattle.record.FrequentNames;
import org.tattle.record.code.BitCodes;
import org.tattle.record.code.Clk;
import org.tattle.record.code.Hashing;
import org.tattle.record.field.Fields;
import org.tattle.record.field.RecordField;
import org.tattle.record.match.OneToOne;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.Recipe;
import org.tattle.subject.SubjectMaker.Ingredients;
import org.tattle.subject.train.Trainer;

/** What is read off codes of frequent names, off hardened ones, and off codes of nobody. */
class EncodingAttacksTest {
  private static final Trainer TRAINER = new Trainer(null, Cache.memory(), new Seed(1), true);
  private static final Context CONTEXT = new Context(TRAINER, new Seed(2), Control.NONE);
  private static final int PEOPLE = 600;

  @TempDir private static Path folder;

  private static LinkClk clk(boolean keyed) {
    return new LinkClk(
        512,
        8,
        List.of(),
        2,
        Hashing.INDEPENDENT,
        Optional.of(0.95),
        false,
        OneToOne.GREEDY,
        keyed,
        keyed ? Optional.of(folder.resolve("key").toString()) : Optional.empty());
  }

  /** A key is drawn anew each time if it is not given. */
  @BeforeAll
  static void key() throws IOException {
    Files.write(folder.resolve("key"), new byte[] {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3});
  }

  private static LinkedRegisters linked(LinkageMethod how, Defense... defenses) {
    Dataset first = FrequentNames.register(PEOPLE, 1);
    Dataset second = FrequentNames.register(PEOPLE, 2);
    Ingredients from =
        new Ingredients(
            first,
            Split.everybody(PEOPLE),
            Optional.empty(),
            List.of(new Linking(List.of("given"), Optional.empty())),
            List.of(second));
    Recipe<LinkedRegisters> recipe = how.recipe(from, Control.NONE);
    for (Defense defense : defenses) {
      recipe = recipe.with(defense);
    }
    return recipe.make(TRAINER, Control.NONE);
  }

  private static void isRead(CodeAttack attack, LinkedRegisters linkage) {
    Decoded found = attack.run(linkage, CONTEXT);
    assertThat(found.baseline().upper()).isLessThan(0.3);
    assertThat(found.success().lower()).isGreaterThan(0.6);
    assertThat(found.success().value()).isLessThanOrEqualTo(found.reachable().value());
    assertThat(found.leaks().get(0).shows()).isTrue();
  }

  /** No better than always to say what most people have. */
  private static void isNotRead(CodeAttack attack, LinkedRegisters linkage) {
    Decoded found = attack.run(linkage, CONTEXT);
    assertThat(found.success().lower()).isLessThanOrEqualTo(found.baseline().value());
    assertThat(found.leaks().get(0).shows()).isFalse();
  }

  static Stream<LinkageMethod> unkeyed() {
    return Stream.of(clk(false), new LinkExact(false));
  }

  static Stream<LinkageMethod> keyed() {
    return Stream.of(clk(true), new LinkExact(true), new LinkPsi());
  }

  @ParameterizedTest
  @MethodSource("unkeyed")
  void codesWithoutAKeyAreLookedUp(LinkageMethod how) {
    Decoded found = new Dictionary().run(linked(how), CONTEXT);
    assertThat(found.right()).isEqualTo(found.known());
    assertThat(found.known()).isGreaterThan(PEOPLE * 9 / 10);
  }

  @ParameterizedTest
  @MethodSource("keyed")
  void codesUnderAKeyAreNotLookedUpByWhoHasAnother(LinkageMethod how) {
    isNotRead(new Dictionary(), linked(how));
  }

  @Test
  void whoHasTheKeyLooksCodesUp() {
    isRead(new Dictionary(Optional.empty(), true), linked(clk(true)));
  }

  @Test
  void frequentNamesAreReadOffTheirCodes() {
    isRead(new Patterns(), linked(clk(true)));
  }

  /** The same name is the same code still. */
  @ParameterizedTest
  @MethodSource("thatHelpNot")
  void whatKeepsNamesTheSameDoesNotHelp(Defense defense) {
    isRead(new Patterns(), linked(clk(true), defense));
  }

  static Stream<Defense> thatHelpNot() {
    return Stream.of(new XorFold(), new Balance());
  }

  @ParameterizedTest
  @MethodSource("thatHelp")
  void whatMakesANameManyCodesHelps(List<Defense> defenses) {
    isNotRead(new Patterns(), linked(clk(true), defenses.toArray(Defense[]::new)));
  }

  /** Salted codes still tell how long a name is, which balanced ones do not. */
  static Stream<List<Defense>> thatHelp() {
    return Stream.of(List.of(new Salt(List.of("born"), 0), new Balance()), List.of(new Blip(0.2)));
  }

  /** Sixty names make a small graph. */
  @Test
  void namesAreRecognisedByHowAlikeTheyAre() {
    Decoded found = new Graph().run(linked(clk(true)), CONTEXT);
    assertThat(found.success().lower()).isGreaterThan(found.baseline().upper());
  }

  static Stream<CodeAttack> attacks() {
    return Stream.of(new Dictionary(Optional.empty(), true), new Patterns(), new Graph());
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void codesOfNobodyTellNothing(CodeAttack attack) {
    Leak found = attack.control(linked(clk(false)), CONTEXT).orElseThrow().leak();
    assertThat(found.found().lower()).isLessThanOrEqualTo(found.chance().value());
  }

  /** Of two texts that share all but their last piece, it is learned which bits are whose. */
  @Test
  void whatPiecesSetIsLearnedFromWhatTextsShareAndDoNot() {
    boolean[][] codes = {
      {true, true, true, false, false, false},
      {true, true, false, true, false, false},
      {false, false, false, false, true, true}
    };
    double[] often = {0.6, 0.6, 0.3, 0.3, 0.3, 0.3};
    double[][] known = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    GramBits bits = new GramBits(List.of("ab", "ac", "xy"), 1, often, 2, 0);
    for (int round = 0; round < 5; round++) {
      bits.learn(codes, known);
    }
    for (int text = 0; text < 3; text++) {
      double[] expected = bits.expected(text);
      for (int bit = 0; bit < 6; bit++) {
        assertThat(expected[bit] > 0.5).isEqualTo(codes[text][bit]);
      }
    }
  }

  @Test
  void howOftenThingsComeAgainIsTheShareOfPairsThatAreTheSame() {
    assertThat(RepeatedCodes.again(new int[] {3, 1})).isCloseTo(3.0 / 6, within(1e-12));
    assertThat(RepeatedCodes.again(new int[] {1})).isZero();
    BitCodes codes = new BitCodes(64, new long[] {5, 7, 5, 9, 7, 5});
    RepeatedCodes repeated = RepeatedCodes.of(codes);
    assertThat(repeated.counts()).containsExactly(3, 2, 1);
    assertThat(repeated.group()).containsExactly(0, 1, 0, 2, 1, 0);
    assertThat(repeated.example()).containsExactly(0, 1, 3);
  }

  /**
   * Where people are many, the pieces that come most often are the bits set as often together; one
   * of five may be taken for another about as frequent.
   */
  @Test
  void minedPatternsAreTheBitsOfTheirPieces() {
    Fields people = names(FrequentNames.register(8000, 1));
    Fields others = names(FrequentNames.register(8000, 2));
    byte[] key = "k".getBytes(StandardCharsets.UTF_8);
    Clk clk = new Clk(1024, List.of(10), 2, Hashing.INDEPENDENT);
    Map<String, int[]> found =
        new GramPatterns(clk.encode(people, key, Control.NONE), others, clk, Control.NONE).found();
    long right = found.entrySet().stream().filter(it -> isOf(it, clk, people, key)).count();
    assertThat(found).hasSizeGreaterThan(3);
    assertThat(right).isGreaterThanOrEqualTo(found.size() * 4L / 5);
  }

  private static boolean isOf(
      Map.Entry<String, int[]> pattern, Clk clk, Fields people, byte[] key) {
    String piece = pattern.getKey().substring("given|".length());
    int[] around = clk.bits(people, 0, piece, key);
    return Arrays.stream(pattern.getValue())
            .filter(it -> Arrays.binarySearch(around, it) >= 0)
            .count()
        >= 9;
  }

  private static Fields names(Dataset register) {
    List<String> texts = register.written().column("given").orElseThrow().texts();
    return new Fields(List.of(RecordField.of("given", texts, Control.NONE)));
  }
}
