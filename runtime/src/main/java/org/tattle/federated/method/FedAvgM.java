package org.tattle.federated.method;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.federated.FederationMethod;

/** The same with momentum at the server: v ← β v + Δ, w ← w + η v (Hsu et al. 2019, section 4). */
@Component(
    name = "fedavgm",
    doc = "The mean of what clients learned, with momentum at the server.",
    paper = "Hsu et al. 2019, Measuring the Effects of Non-Identical Data Distribution",
    example = "federate fedavgm on patients with clients=5 split=dirichlet alpha=0.1 as fed")
public record FedAvgM(
    @Param(doc = "share of the last step that is kept", min = 0, max = 0.9999, share = true)
        double momentum,
    @Param(doc = "how far the server follows", min = 0, above = true, max = 100) double serverLr)
    implements FederationMethod {
  public FedAvgM() {
    this(0.9, 0.1);
  }

  @Override
  public long kept(long weights, long clients) {
    return weights;
  }

  @Override
  public void step(float[] weights, float[] change, float[] memory) {
    for (int i = 0; i < weights.length; i++) {
      memory[i] = (float) (momentum * memory[i] + change[i]);
      weights[i] += (float) (serverLr * memory[i]);
    }
  }
}
