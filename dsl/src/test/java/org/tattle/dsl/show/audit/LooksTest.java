package org.tattle.dsl.show.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Leak;
import org.tattle.attack.Reading;
import org.tattle.attack.Result;
import org.tattle.attack.Tails;
import org.tattle.attack.Threat;
import org.tattle.attack.membership.Controls;
import org.tattle.measure.Estimate;

/** One verdict of several looks. */
class LooksTest {
  private static final Estimate SOME = new Estimate(0.52, 0.48, 0.56);
  private static final Estimate MUCH = new Estimate(0.62, 0.58, 0.66);
  private static final Reading RATE = new Reading("rate", "rate", true);

  private record Found(Threat threat, Leak leak) implements Result {
    Found(Leak leak) {
      this(Threat.EXTRACTION, leak);
    }

    @Override
    public List<Leak> leaks() {
      return List.of(leak);
    }

    @Override
    public List<String> notes() {
      return List.of();
    }
  }

  /** A number so many standard errors above chance. */
  private static Leak leak(double deviations) {
    double value = 0.5 + 0.01 * deviations;
    double half = 0.01 * 1.959964;
    return new Leak(
        RATE,
        new Estimate(value, value - half, value + half),
        Estimate.exact(0.5),
        1,
        Tails.EITHER,
        "“%s” found it.");
  }

  private static Looks looks(double... deviations) {
    List<Harm> all = new ArrayList<>();
    for (double z : deviations) {
      all.add(new Harm("a" + (all.size() + 1), new Found(leak(z)), Optional.empty()));
    }
    return new Looks(all);
  }

  /** Two-sided tails of the normal distribution, from a table. */
  @Test
  void howLikelyANumberIsByChanceIsReadOffItsInterval() {
    assertThat(leak(1.959964).p()).isCloseTo(0.05, within(1e-6));
    assertThat(leak(2.575829).p()).isCloseTo(0.01, within(1e-6));
    assertThat(leak(-2.575829).p()).isCloseTo(0.01, within(1e-6));
    assertThat(leak(0).p()).isEqualTo(1);
    assertThat(leak(1.97).above()).isTrue();
    assertThat(leak(1.95).above()).isFalse();
  }

  @Test
  void aNumberThatCannotLeakBelowChanceSaysNothingThere() {
    Leak below = leak(-3);
    Leak more = new Leak(RATE, below.found(), below.chance(), 1, Tails.MORE, "");
    assertThat(more.p()).isEqualTo(1);
  }

  @Test
  void aBoundIsKnownAtItsLevelAndNoBetter() {
    Estimate bound = new Estimate(2, 2, Double.POSITIVE_INFINITY, 0.95, "one-sided");
    Leak leak = new Leak(RATE, bound, Estimate.exact(0), Double.POSITIVE_INFINITY, Tails.MORE, "");
    assertThat(leak.p()).isCloseTo(0.05, within(1e-12));
  }

  /**
   * Of rows that tell two apart, 20 of 20: the interval's lower end is 0.832 (Clopper, Pearson).
   */
  @Test
  void pairsSpeakWhereThereAreSome() {
    Leak pairs =
        new Leak(
            RATE,
            Estimate.proportion(60, 100),
            Estimate.proportion(40, 100),
            1,
            Tails.MORE,
            Optional.of(Leak.pairs(20, 0)),
            "");
    assertThat(pairs.p()).isLessThan(1e-6);
  }

  @Test
  void whatIsFoundOnceIsNotFoundInTenLooks() {
    assertThat(looks(2).found()).isTrue();
    Looks ten = looks(2, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    assertThat(ten.found()).isFalse();
    assertThat(ten.told("base"))
        .containsExactly(
            "base: none of 10 attacks finds a leak, corrected for 10 looks (Holm); alone, a1"
                + " would.");
    assertThat(ten.plain()).hasSize(1);
  }

  /** p = 0.0027 and 0.0124: held to 0.05/3 and 0.05/2, both stand. */
  @Test
  void whatIsSureIsFoundHoweverManyLooksThereAre() {
    Looks three = looks(0.5, 3, 2.5);
    assertThat(three.told("base"))
        .containsExactly(
            "base: 2 of 3 attacks find a leak (a2, a3), corrected for 3 looks (Holm).");
    assertThat(three.strongest().attack()).isEqualTo("a2");
    assertThat(three.plain()).isEmpty();
  }

  /** Who makes a model do something succeeds, whatever else was looked for. */
  @Test
  void onlyWhoLearnsSomethingFindsALeak() {
    assertThat(verdict(0, 3)).contains("1 of 2 attacks succeeds (spoils)");
    assertThat(verdict(3, 0)).contains("1 of 2 attacks finds a leak (learns)");
    assertThat(verdict(3, 3)).contains("2 of 2 attacks succeed (learns, spoils)");
    assertThat(verdict(0, 0)).contains("none of 2 attacks succeeds");
  }

  private static String verdict(double learned, double spoiled) {
    Harm learns = new Harm("learns", new Found(leak(learned)), Optional.empty());
    Found found = new Found(Threat.SABOTAGE, leak(spoiled));
    return new Looks(List.of(learns, new Harm("spoils", found, Optional.empty())))
        .toldOfAll("base")
        .get(0);
  }

  /** What is found where there is nothing to find may be found elsewhere for the same reason. */
  @Test
  void whoseControlFailedIsNotCounted() {
    Harm sound = new Harm("sound", new Found(leak(3)), Optional.of(Controls.apart(SOME)));
    Harm doubted = new Harm("doubted", new Found(leak(4)), Optional.of(Controls.apart(MUCH)));
    assertThat(new Looks(List.of(sound, doubted)).told("base"))
        .containsExactly(
            "base: 1 of 2 attacks finds a leak (sound), corrected for 2 looks (Holm); but for a"
                + " control that failed, doubted would.");
  }

  @Test
  void oneAttackNeedsNoLine() {
    assertThat(looks(3).told("base")).isEmpty();
  }
}
