package org.tattle.federated.method;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.federated.FederationMethod;

/** Averages what clients learned, each by its rows: w ← w + η Σ (n_k / n) Δ_k. */
@Component(
    name = "fedavg",
    doc = "The mean of what clients learned, by how many rows each has.",
    paper = "McMahan et al. 2017, Communication-Efficient Learning of Deep Networks",
    example = "federate fedavg on patients with clients=5 rounds=20 as fed")
public record FedAvg(
    @Param(doc = "how far the server follows the mean", min = 0, above = true, max = 100)
        double serverLr)
    implements FederationMethod {
  public FedAvg() {
    this(1);
  }

  @Override
  public void step(float[] weights, float[] change, float[] memory) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] += (float) (serverLr * change[i]);
    }
  }
}
