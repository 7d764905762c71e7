package org.tattle.attack.updates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Small;
import org.tattle.data.Split;
import org.tattle.data.set.Letters;
import org.tattle.federated.Federation;
import org.tattle.federated.client.Dealing;
import org.tattle.federated.client.Federating;
import org.tattle.federated.method.FedAvg;
import org.tattle.model.Logistic;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.subject.Recipe;
import org.tattle.subject.SubjectMaker.Ingredients;

class SnapshotTest {
  private static final Small SMALL =
      new Small(new Letters(), 400, Split.Adversary.HALVES, new Logistic(), 1, Small.SEED);
  private static final Federation FEDERATION = federation();

  private static Federation federation() {
    Federating how = new Federating(5, 3, 20, 8, 0.3, 1, 0, Dealing.IID, 1, 2, Optional.empty());
    Ingredients from =
        new Ingredients(
            SMALL.blueprint.data(),
            SMALL.blueprint.split(),
            Optional.of(new Logistic()),
            List.of(how));
    Recipe<Federation> recipe = new FedAvg().recipe(from, Control.NONE);
    return recipe.make(SMALL.trainer, Control.NONE);
  }

  private static SnapshotTaken taken(Optional<Integer> round, Optional<Integer> client) {
    return new Snapshot(round, client).run(FEDERATION, SMALL.context());
  }

  @Test
  void theServersModelOfTheLastRoundIsTheModel() {
    assertThat(taken(Optional.empty(), Optional.empty()).model().trained().weights())
        .isEqualTo(FEDERATION.model().trained().weights());
    assertThat(taken(Optional.of(1), Optional.empty()).model().trained().weights())
        .isNotEqualTo(FEDERATION.model().trained().weights());
  }

  /** The mean of what clients made of it is what the server has: all have as many rows. */
  @Test
  void clientsModelsMeanTheServersAndTellOfTheirOwnRows() {
    float[] server = taken(Optional.of(2), Optional.empty()).model().trained().weights();
    double[] mean = new double[server.length];
    for (int client = 0; client < 5; client++) {
      SnapshotTaken taken = taken(Optional.of(2), Optional.of(client));
      assertThat(taken.rows().value()).isEqualTo(40);
      assertThat(taken.auc().value()).isGreaterThan(0.7);
      float[] own = taken.model().trained().weights();
      for (int i = 0; i < mean.length; i++) {
        mean[i] += own[i] / 5.0;
      }
    }
    for (int i = 0; i < mean.length; i++) {
      assertThat(Math.abs(mean[i] - server[i])).isLessThan(1e-5);
    }
  }

  @Test
  void onRowsThatNobodyHasNothingIsFound() {
    Snapshot attack = new Snapshot(Optional.empty(), Optional.of(3));
    assertThat(attack.control(FEDERATION, SMALL.context()).orElseThrow().fails()).isFalse();
  }

  @Test
  void whoIsNotThereHasNoModel() {
    assertThatThrownBy(() -> taken(Optional.of(4), Optional.empty()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("the last round is 3, and 4 is none");
    assertThatThrownBy(() -> taken(Optional.empty(), Optional.of(5)))
        .hasMessageContaining("client 5 sends nothing in this round");
  }
}
