package org.tattle.attack.mark;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.nn.train.Trained;
import org.tattle.subject.Target;
import org.tattle.subject.train.Order;

/** Sets the weights nearest to 0 to it (Uchida et al. 2017, section 4.4). */
@Component(
    name = "pruning",
    doc = "Prunes a marked model, and looks at what is left of the mark.",
    paper = "Uchida et al. 2017, Embedding Watermarks into Deep Neural Networks",
    example = "attack pruning with share=90% at=[30%, 60%]")
public record Pruning(
    @Param(doc = "share of the weights that are set to 0", min = 0, max = 1, share = true)
        double share,
    @Param(doc = "other shares, for the curve", min = 0, above = true, max = 1, share = true)
        List<Double> at)
    implements MarkAttack {
  public Pruning {
    at = List.copyOf(at);
  }

  public Pruning() {
    this(0.9, List.of(0.3, 0.6));
  }

  @Override
  public double strongest() {
    return share;
  }

  @Override
  public int rows() {
    return 0;
  }

  @Override
  public String unit() {
    return "share of weights pruned";
  }

  @Override
  public Optional<Order> planned(MarkedModel before, double cut) {
    return Optional.empty();
  }

  @Override
  public Target changed(MarkedModel before, Target from, double cut) {
    return from.reweighted(pruned(from.trained(), cut), before.job());
  }

  private static Trained pruned(Trained whole, double cut) {
    float[] weights = whole.weights();
    int[] order =
        IntStream.range(0, weights.length)
            .boxed()
            .sorted((a, b) -> Float.compare(Math.abs(weights[a]), Math.abs(weights[b])))
            .mapToInt(i -> i)
            .toArray();
    for (int k = 0; k < (int) (cut * weights.length); k++) {
      weights[order[k]] = 0;
    }
    return Trained.elsewhere(whole.network(), weights);
  }
}
