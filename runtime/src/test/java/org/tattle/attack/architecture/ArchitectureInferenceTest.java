package org.tattle.attack.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Held;
import org.tattle.attack.Small;
import org.tattle.component.ParameterFault;
import org.tattle.data.Split;
import org.tattle.data.set.Wine;
import org.tattle.defense.output.Round;
import org.tattle.model.Logistic;
import org.tattle.model.Mlp;
import org.tattle.model.Model;
import org.tattle.nn.network.Layer;
import org.tattle.run.Seed;
import org.tattle.subject.Target;

class ArchitectureInferenceTest {
  private static final int EPOCHS = 10;

  private static Architecture of(List<Integer> units, int shadows) {
    return new Architecture(
        List.of(1), units, List.of(Layer.Function.RELU, Layer.Function.TANH), shadows, 40);
  }

  private static Small small(Model model, Seed seed) {
    return new Small(new Wine(), 120, Split.Adversary.HALVES, model, EPOCHS, seed);
  }

  private static Mlp mlp(int units, Layer.Function function) {
    return new Mlp(List.of(units), function);
  }

  @Test
  void designsThatAnswerOtherwiseAreTold() {
    Architecture attack = of(List.of(2, 64), 40);
    try (Small small = small(mlp(64, Layer.Function.TANH), Small.SEED)) {
      Target target = small.target();
      DesignTold found = attack.run(target, Held.to(attack, target, small.context()));
      assertThat(found.accuracy().value()).as(found.traits().toString()).isGreaterThan(0.7);
      assertThat(found.majority().value()).isEqualTo(0.25);
      assertThat(found.leaks().get(0).shows()).isTrue();
      assertThat(found.notes().toString()).contains("units=64, activation=tanh, which is right");
      assertThat(attack.control(target, small.context()).orElseThrow().fails()).isFalse();
    }
  }

  /** Of one more unit in sixty-four no answer tells. */
  @Test
  void designsThatAnswerAlikeAreNotTold() {
    Architecture attack =
        new Architecture(List.of(1), List.of(64, 65), List.of(Layer.Function.RELU), 40, 40);
    try (Small small = small(mlp(64, Layer.Function.RELU), Small.SEED)) {
      DesignTold found = attack.run(small.target(), small.context());
      assertThat(found.leaks().get(0).shows()).as(found.traits().toString()).isFalse();
    }
  }

  /** Models that it learns from are defended as the target is, and one built otherwise is named. */
  @Test
  void aTargetThatIsNoneOfTheFamilyIsSaidToBe() {
    try (Small small = small(new Logistic(), Small.SEED)) {
      DesignTold found = of(List.of(2, 16), 20).run(small.target(new Round(1)), small.context());
      assertThat(found.notes().toString()).contains("built as none of these");
      assertThat(found.traits()).allMatch(it -> it.actual().equals("–"));
    }
  }

  @Test
  void aDesignIsReadOffAModelAndMadeOne() {
    Design design = new Design(2, 16, Layer.Function.TANH);
    assertThat(Design.of(design.model())).contains(design);
    assertThat(Design.of(new Mlp(List.of(16, 8), Layer.Function.TANH))).isEqualTo(Optional.empty());
    assertThat(Design.all(List.of(1, 2), List.of(4, 4), List.of(Layer.Function.RELU))).hasSize(2);
  }

  @Test
  void aFamilyHasTwoDesignsAndModelsEnoughOfEach() {
    List<Layer.Function> both = List.of(Layer.Function.RELU, Layer.Function.TANH);
    assertThatThrownBy(() -> new Architecture(List.of(1), List.of(8), both.subList(0, 1), 20, 40))
        .isInstanceOf(ParameterFault.class)
        .hasMessageContaining("told from no other");
    assertThatThrownBy(() -> of(List.of(1, 2, 4, 8, 16, 32), 20))
        .isInstanceOf(ParameterFault.class)
        .hasMessageContaining("shadows=24");
    assertThatThrownBy(() -> new Architecture(Collections.nCopies(2, 1), List.of(), both, 20, 40))
        .isInstanceOf(ParameterFault.class);
  }

  /** Of controls at 99 %, one in two hundred fails by chance on the side that counts. */
  @Tag("slow")
  @Test
  void controlsSeldomFailWhereNothingIsToBeFound() {
    int failed = 0;
    for (int seed = 0; seed < 100; seed++) {
      try (Small small = small(mlp(16, Layer.Function.RELU), new Seed(9000 + seed))) {
        Architecture attack = of(List.of(2, 16), 20);
        failed += attack.control(small.target(), small.context()).orElseThrow().fails() ? 1 : 0;
      }
    }
    assertThat(failed).isLessThanOrEqualTo(4); // with a chance of 0.9998
  }
}
