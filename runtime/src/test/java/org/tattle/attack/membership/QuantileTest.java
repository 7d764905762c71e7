package org.tattle.attack.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Small;
import org.tattle.data.Split;
import org.tattle.data.set.Letters;
import org.tattle.defense.Limit;
import org.tattle.measure.Confusion;
import org.tattle.model.Mlp;
import org.tattle.nn.network.Layer;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.subject.Target;

class QuantileTest {
  @Test
  void tooFewNonMembersAreRefusedInWords() {
    try (Small small = few(10)) {
      assertThatThrownBy(() -> new Quantile(0.1).run(small.target(), small.context()))
          .isInstanceOf(Fault.class)
          .hasMessage(
              "5 rows that the target was not trained on teach nothing of what to expect of"
                  + " others");
    }
  }

  /** Four parts of two rows each: no score of two is so high that one in twenty would pass it. */
  @Test
  void nobodyIsCalledWhereRowsAreTooFewForTheRate() {
    try (Small small = few(16)) {
      Membership found = new Quantile(0.05).run(small.target(), small.context());
      assertThat(found.called().orElseThrow()).isEqualTo(new Confusion(0, 8, 0, 8));
      // One in three may: the higher of two scores is passed as often.
      Membership third = new Quantile(0.34).run(small.target(), small.context());
      assertThat(third.called().orElseThrow()).isNotEqualTo(new Confusion(0, 8, 0, 8));
    }
    try (Small small = few(14)) {
      assertThatThrownBy(() -> new Quantile(0.1).run(small.target(), small.context()))
          .isInstanceOf(Fault.class)
          .hasMessageStartingWith("7 rows that the target was not trained on");
    }
  }

  private static Small few(int rows) {
    return new Small(
        new Letters(),
        rows,
        Split.Adversary.HALVES,
        new Mlp(List.of(4), Layer.Function.RELU),
        1,
        Small.SEED);
  }

  /** The target, but for one answer, of which it knows the first probability: then it is unsure. */
  private record Unsure(double first) implements Limit {
    @Override
    public double[] limit(double[] probabilities) {
      if (probabilities[0] == first) {
        Arrays.fill(probabilities, 1.0 / probabilities.length);
      }
      return probabilities;
    }
  }

  /**
   * Of 120 non-members in four parts, one part is judged without what it and the next say. So one
   * non-member that says something else moves the scores of the others in half of the parts, and
   * none in its own.
   */
  @Test
  void noRowIsJudgedByWhatWasLearntFromIt() {
    try (Small small =
        new Small(
            new Letters(),
            240,
            Split.Adversary.HALVES,
            new Mlp(List.of(16), Layer.Function.RELU),
            40,
            Small.SEED)) {
      Target target = small.target(new Unsure(-1));
      int[] others =
          IntStream.range(0, 240)
              .filter(i -> !target.member(i))
              .boxed()
              .sorted(Comparator.comparingDouble(i -> -target.answers().scaledConfidence(i)))
              .mapToInt(i -> i)
              .toArray();
      double surest = target.answers().probabilities(others[0])[0];
      double[] before = new Quantile(0.1).run(target, small.context()).scores();
      double[] after =
          new Quantile(0.1).run(small.target(new Unsure(surest)), small.context()).scores();
      int[] same = IntStream.of(others).filter(i -> before[i] == after[i]).sorted().toArray();
      assertThat(same).hasSize(59).doesNotContain(others[0]);
      // Parts are dealt by chance: rows of one follow on each other half of the time, at most.
      long follow =
          IntStream.range(1, 59).filter(k -> nextTo(same[k - 1], same[k], target)).count();
      assertThat(follow).isBetween(15L, 45L);
    }
  }

  /** Whether no other non-member lies between two. */
  private static boolean nextTo(int a, int b, Target target) {
    return IntStream.range(a + 1, b).allMatch(target::member);
  }

  @Test
  void nonMembersTeachWhatToExpectOfNonMembers() {
    for (Split.Adversary adversary : Split.Adversary.values()) {
      try (Small small =
          new Small(
              new Letters(),
              1500,
              adversary,
              new Mlp(List.of(64), Layer.Function.RELU),
              150,
              Small.SEED)) {
        Target target = small.target();
        Membership found = new Quantile(0.1).run(target, small.context());
        assertThat(found.auc().value()).isGreaterThan(0.6);
        assertThat(found.balancedAccuracy().value()).isGreaterThan(0.5);
        // Every row is asked about once, and those of the pool that an outsider learns from.
        int pool = adversary == Split.Adversary.THIRDS ? target.split().pool().length : 0;
        assertThat(found.queries().value()).isEqualTo(target.answers().size() + pool);
      }
    }
  }

  @Test
  void asManyNonMembersAreCalledAsWasAskedFor() {
    calls(2, 750);
  }

  /** Two minutes, by the command for slow tests in the README. */
  @Test
  @Tag("slow")
  void asManyNonMembersOfManyRowsAreCalledAsWasAskedFor() {
    calls(10, 2500);
  }

  /**
   * As many non-members set the cuts as are judged by them. Both counts vary by .05 * .95 / n, and
   * a cut of m rows lies up to 1/(m + 1) on the careful side; of four parts m is n/4.
   */
  private static void calls(int seeds, int each) {
    for (Split.Adversary adversary : Split.Adversary.values()) {
      long called = 0;
      long all = 0;
      for (int seed = 0; seed < seeds; seed++) {
        try (Small small =
            new Small(
                new Letters(),
                2 * each,
                adversary,
                new Mlp(List.of(32), Layer.Function.RELU),
                10,
                new Seed(60 + seed))) {
          Membership found = new Quantile(0.05).run(small.target(), small.context());
          called += found.called().orElseThrow().falsePositives();
          all += found.called().orElseThrow().nonMembers();
        }
      }
      double off = 3 * Math.sqrt(2 * 0.05 * 0.95 / all);
      assertThat((double) called / all)
          .as("%s, %s rows", adversary, all)
          .isBetween(0.05 - off - 4.0 / each, 0.05 + off);
    }
  }
}
