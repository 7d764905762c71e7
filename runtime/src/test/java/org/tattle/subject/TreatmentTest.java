package org.tattle.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.tattle.attack.Small;
import org.tattle.attack.membership.Membership;
import org.tattle.attack.membership.Whitebox;
import org.tattle.attack.membership.shadow.Lira;
import org.tattle.component.Schema;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.data.set.Wine;
import org.tattle.defense.DataDefense;
import org.tattle.defense.Treatment;
import org.tattle.defense.train.DpSgd;
import org.tattle.nn.network.Shape;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Randomness;
import org.tattle.subject.answer.Shadow;

/** Data defenses that change how many rows there are, and what they look like. */
class TreatmentTest {
  private static final int KEPT = 3;
  private static final DpSgd PRIVATE = (DpSgd) Schema.of(DpSgd.class).build(Map.of("eps", 1.0));

  /** Leaves out every row of the third class. */
  private record WithoutThird() implements DataDefense {
    @Override
    public Treatment apply(Dataset data, Randomness random) {
      int[] from = IntStream.range(0, data.rows()).filter(row -> data.labels()[row] != 2).toArray();
      return new Treatment(data.take(from), from, inputs -> inputs);
    }

    @Override
    public boolean alone() {
      return true;
    }
  }

  /** Leaves out all columns but the first three. */
  private record FewColumns() implements DataDefense {
    @Override
    public Treatment apply(Dataset data, Randomness random) {
      Dataset few =
          Dataset.of(
              data.name(),
              few(data.features()),
              Shape.flat(KEPT),
              new Labels.Classes(data.labels(), data.classes()),
              data.columns().subList(0, KEPT),
              data.notes());
      int[] from = IntStream.range(0, data.rows()).toArray();
      return new Treatment(few, from, FewColumns::few);
    }

    private static INDArray few(INDArray inputs) {
      return inputs.get(NDArrayIndex.all(), NDArrayIndex.interval(0, KEPT)).dup('c');
    }

    @Override
    public boolean alone() {
      return true;
    }
  }

  /** Has every row twice. */
  private record Twice() implements DataDefense {
    @Override
    public Treatment apply(Dataset data, Randomness random) {
      int[] from = IntStream.range(0, 2 * data.rows()).map(i -> i / 2).toArray();
      return new Treatment(data.take(from), from, inputs -> inputs);
    }

    @Override
    public boolean alone() {
      return true;
    }
  }

  @Test
  void rowsThatWereLeftOutAreNoMembers() {
    try (Small small = new Small(new Wine(), 0)) {
      Target target = small.target(new WithoutThird());
      int[] labels = small.blueprint.data().labels();
      int[] left =
          IntStream.of(small.blueprint.split().members()).filter(row -> labels[row] != 2).toArray();
      assertThat(target.split().members()).isEqualTo(left);
      assertThat(target.split().nonmembers()).isEqualTo(small.blueprint.split().nonmembers());
      assertThat(target.job().orElseThrow().rows()).hasSameSizeAs(left);
      assertThat(target.answers().size())
          .isEqualTo(left.length + small.blueprint.split().nonmembers().length);
      for (Shadow shadow : target.shadows(2, small.trainer, Control.NONE)) {
        assertThat(IntStream.of(shadow.members())).isNotEmpty().allMatch(row -> labels[row] != 2);
      }
      Membership found =
          new Lira(4, Lira.Mode.ONLINE, Lira.Variance.AUTO, 1).run(target, small.context());
      assertThat(IntStream.of(found.rows())).isNotEmpty().allMatch(row -> row < labels.length);
    }
  }

  @Test
  void whatIsAskedOfAModelOfFewerColumnsHasAllColumns() {
    try (Small small = new Small(new Wine(), 0)) {
      Target target = small.target(new FewColumns());
      assertThat(target.job().orElseThrow().network().input().size()).isEqualTo(KEPT);
      assertThat(target.data().shape().size()).isEqualTo(13);
      INDArray all = target.data().features();
      INDArray changed = all.dup();
      changed.getColumn(KEPT).assign(99);
      double[] one = target.ask(all, target.data().labels(), Control.NONE).probabilities(0);
      double[] other = target.ask(changed, target.data().labels(), Control.NONE).probabilities(0);
      assertThat(other).isEqualTo(one);
      assertThat(new Whitebox().run(target, small.context()).scores())
          .hasSize(target.answers().size());
    }
  }

  @Test
  void treatmentsFollowOneAnotherAndARowCanBecomeSeveral() {
    try (Small small = new Small(new Wine(), 0)) {
      Target target = small.target(new Twice(), new WithoutThird(), new FewColumns());
      int[] members = target.split().members();
      assertThat(target.job().orElseThrow().rows()).hasSize(2 * members.length);
      Dataset trained = target.made().order(small.trainer).data();
      float[] first = trained.values(Arrays.copyOf(target.job().orElseThrow().rows(), 2));
      float[] whole = small.blueprint.data().values(new int[] {members[0]});
      assertThat(first).containsExactly(whole[0], whole[1], whole[2], whole[0], whole[1], whole[2]);
    }
  }

  @Test
  void privateTrainingHidesOneRowAndSoGoesWithNoDefenseThatRepeatsRows() {
    try (Small small = new Small(new Wine(), 0)) {
      assertThat(List.of(new WithoutThird(), new FewColumns())).allMatch(DataDefense::alone);
      assertThatThrownBy(() -> small.target(new Twice(), PRIVATE))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("private training hides one");
      assertThat(small.target(new WithoutThird(), PRIVATE).spent()).isPresent();
    }
  }
}
