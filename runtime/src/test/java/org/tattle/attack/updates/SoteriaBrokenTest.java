package org.tattle.attack.updates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Small;
import org.tattle.data.Split;
import org.tattle.data.set.Letters;
import org.tattle.defense.update.Soteria;
import org.tattle.federated.Federation;
import org.tattle.federated.client.Dealing;
import org.tattle.federated.client.Federating;
import org.tattle.federated.look.Look;
import org.tattle.federated.method.FedAvg;
import org.tattle.model.Mlp;
import org.tattle.nn.network.Layer;
import org.tattle.run.Control;
import org.tattle.subject.Recipe;
import org.tattle.subject.SubjectMaker.Ingredients;

/** What Balunović et al. 2022 found: who leaves the layer out is not misled. */
class SoteriaBrokenTest {
  private static final Small SMALL =
      new Small(new Letters(), 400, Split.Adversary.HALVES, new Mlp(), 1, Small.SEED);

  private static Recipe<Federation> recipe() {
    Federating how = new Federating(4, 1, 1, 1, 0.1, 1, 0, Dealing.IID, 1, 2, Optional.empty());
    Split split =
        new Split(
            Split.Adversary.HALVES,
            new int[] {0, 1, 2, 3},
            IntStream.range(4, 300).toArray(),
            new int[0]);
    Ingredients from =
        new Ingredients(
            SMALL.blueprint.data(),
            split,
            Optional.of(new Mlp(List.of(24), Layer.Function.TANH)),
            List.of(how));
    return new FedAvg().recipe(from, Control.NONE);
  }

  private static double psnr(Federation federation, boolean adaptive) {
    return new UpdateInversion(
            UpdateInversion.Method.DLG, 1, 4, 20, 400, 0, Look.View.SERVER, adaptive)
        .run(federation, SMALL.context())
        .psnr()
        .value();
  }

  @Test
  void aSearchThatBelievesTheLastLayerIsMisledAndOneThatLeavesItOutIsNot() {
    Federation open = recipe().make(SMALL.trainer, Control.NONE);
    Federation hidden = recipe().with(new Soteria(0.8)).make(SMALL.trainer, Control.NONE);
    double undefended = psnr(open, true);
    double believing = psnr(hidden, false);
    double adaptive = psnr(hidden, true);
    assertThat(believing).isLessThan(undefended - 10);
    assertThat(adaptive).isGreaterThan(believing + 10);
  }
}
