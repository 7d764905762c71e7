package org.tattle.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Context;
import org.tattle.claim.Finding.Status;
import org.tattle.claim.WhiteBox.Called;
import org.tattle.nn.network.GradientMarks;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.PrivateSteps.Phase;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Staged;
import org.tattle.nn.train.Staged.Made;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.GaussianCurve;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.Spent;
import org.tattle.privacy.account.Steps;
import org.tattle.privacy.account.WrittenNumber;
import org.tattle.subject.train.NetworkOrder;

/** What is called of canaries in gradients, where scores are made up. */
class MarkedGradientsTest extends StagedClaims {
  private static Made marked(Job it, double in, double out) {
    GradientMarks marks = it.plan().marks().orElseThrow();
    double[] scores = new double[marks.count()];
    Arrays.fill(scores, out);
    for (int planted : marks.planted()) {
      scores[planted] = in;
    }
    return new Made(new float[Staged.size(it)], 1, scores);
  }

  private static WhiteBox box(int canaries, double eps) {
    return new WhiteBox(new Guarantee(eps, 1e-5), canaries, 0.95, job, real.spent());
  }

  private static NetworkOrder order() {
    Context any = context((examples, it) -> Made.nothing(it));
    return (NetworkOrder) real.made().order(any.trainer());
  }

  /** 42 weights have room for 42 canaries a training, and for 64 trainings of them. */
  @Test
  void asManyTrainingsAsCanariesFindRoomIn() {
    assertThat(box(42, 4).runs()).isEqualTo(1);
    assertThat(box(43, 4).runs()).isEqualTo(2);
    assertThat(box(84, 4).runs()).isEqualTo(2);
    assertThat(box(1_000_000, 4).runs()).isEqualTo(64);
  }

  /** Of n calls that are all right, ε is that of a chance of 0.05^(1/n), but for δ. */
  @Test
  void callsThatAreAllRightRefuteAndSuchAsAreAllWrongDoNot() {
    for (int canaries : new int[] {40, 200}) {
      WhiteBox box = box(canaries, 4);
      Called right =
          box.call(order(), context((examples, it) -> marked(it, 0.1, -0.1))).orElseThrow();
      int calls = right.guessing().guesses();
      assertThat(right.right()).isEqualTo(calls);
      double chance = Math.pow(0.05, 1.0 / calls);
      assertThat(right.bound()).isCloseTo(Math.log(chance / (1 - chance)), within(0.1));
      Called wrong =
          box.call(order(), context((examples, it) -> marked(it, -0.1, 0.1))).orElseThrow();
      assertThat(wrong.right()).isZero();
      assertThat(wrong.bound()).isZero();
      double bound = right.bound();
      for (double claimed : new double[] {bound - 0.01, bound, bound + 0.01}) {
        Finding found =
            box(canaries, claimed).find(order(), context((examples, it) -> marked(it, 0.1, -0.1)));
        assertThat(found.status()).isEqualTo(claimed < bound ? Status.FAILS : Status.NOT_REFUTED);
        assertThat(found.words())
            .startsWith("with 95% confidence eps is ")
            .contains("%s of %s calls were right, of %s canaries".formatted(calls, calls, canaries))
            .contains(canaries == 40 ? "of a training like" : "of 5 trainings like")
            .contains(
                "; on average one Gaussian of the eps that is accounted for shows %s on so many"
                    .formatted(WrittenNumber.rounded(box.ceiling(), 3)));
      }
    }
  }

  /** Only the surest are called: those nearest to the middle are wrong here, and left out. */
  @Test
  void theSurestAreCalledFirst() {
    WhiteBox box = box(200, 4);
    Called called =
        box.call(
                order(),
                context(
                    (examples, it) -> {
                      Made made = marked(it, 1, -1);
                      for (int i = 0; i < made.scores().length; i += 20) {
                        made.scores()[i] *= -0.01;
                      }
                      return made;
                    }))
            .orElseThrow();
    int left = 200 - called.guessing().guesses();
    int wrong = 4 * 3 + 2; // In trainings of 42, 42, 42, 42 and 32.
    assertThat(called.right()).isEqualTo(called.guessing().guesses() - Math.max(0, wrong - left));
  }

  /** About one half of the canaries are in, in each training: 21 of 42, and four deviations off. */
  @Test
  void everyTrainingHasHalfOfItsCanaries() {
    List<Integer> planted = new ArrayList<>();
    box(200, 4)
        .call(
            order(),
            context(
                true,
                (examples, it) -> {
                  GradientMarks marks = it.plan().marks().orElseThrow();
                  planted.add(marks.planted().length);
                  assertThat(marks.count()).isEqualTo(planted.size() < 5 ? 42 : 32);
                  return marked(it, 1, -1);
                }));
    assertThat(planted).hasSize(5).allMatch(count -> count > 7 && count < 35);
  }

  /**
   * Of scores that are equal, as many are called as the rule says, whichever were planted first.
   */
  @Test
  void equalScoresAreCalledInNoOrder() {
    WhiteBox box = box(200, 4);
    int[] trained = {0};
    Called called =
        box.call(
                order(),
                context(
                    true,
                    (examples, it) -> {
                      boolean first = trained[0]++ == 0;
                      return marked(it, first ? -1 : 1, first ? 1 : -1);
                    }))
            .orElseThrow();
    int guesses = called.guessing().guesses();
    assertThat(guesses).isEqualTo(40);
    // 42 are wrong, those of the first training; of 40 called are 8.4, with a deviation of 2.3.
    assertThat(called.right()).isBetween(40 - 20, 40 - 1);
  }

  /** As in the literature: 1.5 to 2.1 at an epsilon of 4 for 1,000 to 20,000 canaries. */
  @Test
  void theCeilingIsWhatOneGaussianShows() {
    Spent four =
        Composition.spent(
            Accounting.PRV, List.of(new Steps(1, 1 / GaussianCurve.mu(4, 1e-5), 1)), 1e-5);
    WhiteBox box = new WhiteBox(new Guarantee(4, 1e-5), 1000, 0.95, job, Optional.of(four));
    assertThat(box.ceiling()).isBetween(1.5, 2.1);
  }

  @Test
  void aTrainingThatTellsOfNoCanariesCannotBeAudited() {
    Finding found = box(40, 4).find(order(), context((examples, it) -> Made.nothing(it)));
    assertThat(found.status()).isEqualTo(Status.FAILS);
    assertThat(found.words()).isEqualTo("the training takes none, and so cannot be audited");
  }

  /** Scores of a training without noise are 0 or 1, and the middle lies between. */
  @Test
  void withoutNoiseTheMiddleIsAHalf() {
    Job open = with(new PrivateSteps(0.1, 1, List.of(new Phase(0, 10)), Optional.empty(), true));
    WhiteBox box = new WhiteBox(new Guarantee(4, 1e-5), 40, 0.95, open, Optional.empty());
    Called called =
        box.call(order(), context((examples, it) -> marked(it, 0.6, 0.4))).orElseThrow();
    assertThat(called.right()).isEqualTo(called.guessing().guesses());
    Finding found = box.find(order(), context((examples, it) -> marked(it, 1, 0)));
    assertThat(found.words()).endsWith("noise, norm, rate and steps kept");
    // One pass errs for exp(-1) / 2 of them: 33 of 40 are right, and then 95 % sure of 0.68.
    Job once = new Job(job.network(), open.plan().cut(1), job.rows(), job.seed());
    WhiteBox brief = new WhiteBox(new Guarantee(4, 1e-5), 40, 0.95, once, Optional.empty());
    assertThat(
            brief
                .call(order(), context((examples, it) -> marked(it, 1, 0)))
                .orElseThrow()
                .guessing()
                .expected())
        .isBetween(0.5, 1.0);
    WhiteBox priced = new WhiteBox(new Guarantee(4, 1e-5), 40, 0.95, open, real.spent());
    assertThat(priced.find(order(), context((examples, it) -> marked(it, 1, 0))).words())
        .isEqualTo(found.words());
  }
}
