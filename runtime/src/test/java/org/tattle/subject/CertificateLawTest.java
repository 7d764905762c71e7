package org.tattle.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Attack;
import org.tattle.attack.evasion.Changed;
import org.tattle.attack.evasion.Deepfool;
import org.tattle.attack.evasion.Ensemble;
import org.tattle.attack.evasion.Evasion;
import org.tattle.attack.evasion.FashionAnchors;
import org.tattle.attack.evasion.Fgsm;
import org.tattle.attack.evasion.HopSkipJump;
import org.tattle.attack.evasion.Pgd;
import org.tattle.attack.evasion.Square;
import org.tattle.defense.robust.Ibp;
import org.tattle.defense.robust.Smoothing;
import org.tattle.nn.network.Norm;
import org.tattle.run.Control;
import org.tattle.subject.answer.Certifier;

/** Whatever is proved of an answer, no attack breaks: over the 10,000 test images of Fashion. */
@Tag("slow")
class CertificateLawTest {
  private static final int ROWS = 10_000;
  private static final double ALPHA = 0.001;

  private static FashionAnchors fashion;

  @BeforeAll
  static void load() {
    fashion = new FashionAnchors();
  }

  @AfterAll
  static void close() {
    if (fashion != null) {
      fashion.close();
    }
  }

  /**
   * Bounds are proofs: not one may break. A change of that length is one of that size in each
   * feature, too, so that an attack by length counts.
   */
  @Test
  void noBoundIsBroken() {
    double radius = 0.1;
    Target target = fashion.target(1, FashionAnchors.mlp(), 5, ROWS, new Ibp(radius, 0.5));
    boolean[] proved = proved(target, radius);
    assertThat(count(proved)).isGreaterThan(ROWS / 4);
    for (Attack<Target> attack :
        List.of(
            new Fgsm(radius, Optional.empty(), ROWS, true),
            new Pgd(radius, Norm.LINF, 20, 1, ROWS),
            new Deepfool(radius, Norm.LINF, 20, 0.02, 10, ROWS, true),
            new Square(radius, 200, 0.8, ROWS),
            new HopSkipJump(radius, 200, ROWS),
            new Ensemble(radius, Norm.LINF, ROWS))) {
      assertThat(broken(target, attack, proved)).as("%s", attack).isZero();
    }
    boolean[] smaller = proved(target, radius / 2);
    assertThat(broken(target, new Pgd(radius, Norm.LINF, 20, 1, ROWS), smaller))
        .as("of what is proved of half the radius only, some must fall")
        .isPositive();
  }

  /**
   * A certificate by votes may be wrong once in a thousand: no more may break than that leaves to
   * one in a million. The votes on a changed row, a thousand here, are a sample, too.
   */
  @Test
  void noMoreCertificatesBreakThanMayBeWrong() {
    double radius = 0.25;
    Target target =
        fashion.target(
            1, FashionAnchors.mlp(), 5, ROWS, new Smoothing(0.25, 1000, 100, 1000, ALPHA, ROWS));
    boolean[] proved = proved(target, radius);
    assertThat(count(proved)).isGreaterThan(ROWS / 2);
    for (Attack<Target> attack :
        List.of(
            new Pgd(radius, Norm.L2, 20, 1, ROWS),
            new Deepfool(radius, Norm.L2, 20, 0.02, 10, 1000, true),
            new HopSkipJump(radius, 100, 200),
            new Ensemble(radius, Norm.L2, 500))) {
      assertThat(broken(target, attack, proved)).as("%s", attack).isLessThanOrEqualTo(most(proved));
    }
    assertThat(broken(target, new Pgd(8 * radius, Norm.L2, 20, 1, 1000), proved))
        .as("of changes eight times as long, more must break than may be wrong")
        .isGreaterThan(most(proved));
  }

  private static int most(boolean[] proved) {
    return BinomialDistribution.of(count(proved), ALPHA).inverseSurvivalProbability(1e-6);
  }

  private static boolean[] proved(Target target, double radius) {
    Certifier certifier = ((AskedTarget) target).certifier().orElseThrow();
    int[] rows = target.split().nonmembers();
    int[] labels = IntStream.of(rows).map(row -> target.data().labels()[row]).toArray();
    return certifier.proves(target.data().values(rows), labels, radius, Control.NONE);
  }

  private static int count(boolean[] holds) {
    return (int) IntStream.range(0, holds.length).filter(i -> holds[i]).count();
  }

  /** How many of the answers that are proved an attack changes. */
  private static int broken(Target target, Attack<Target> attack, boolean[] proved) {
    int first = target.split().nonmembers()[0];
    Evasion found = (Evasion) attack.run(target, fashion.context(1));
    int broken =
        (int)
            found.changed().stream()
                .filter(Changed::misled)
                .filter(row -> proved[row.row() - first])
                .count();
    System.out.printf(
        "%s: %,d tried, %,d proved, %,d misled, %,d proofs broken%n",
        attack.getClass().getSimpleName(),
        found.changed().size(),
        count(proved),
        found.changed().stream().filter(Changed::misled).count(),
        broken);
    return broken;
  }
}
