package org.tattle.federated.method;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.federated.FederationMethod;

/**
 * Adam at the server, without bias correction: m ← β₁ m + (1 − β₁) Δ, v ← β₂ v + (1 − β₂) Δ², w ← w
 * + η m / (√v + τ) (Reddi et al. 2021, algorithm 2).
 */
@Component(
    name = "fedadam",
    doc = "What clients learned moves each weight by a step of its own size, as Adam does.",
    paper = "Reddi et al. 2021, Adaptive Federated Optimization",
    example = "federate fedadam on patients with clients=5 server_lr=0.01 as fed")
public record FedAdam(
    @Param(doc = "how far the server follows", min = 0, above = true, max = 100) double serverLr,
    @Param(doc = "least size that steps are divided by", min = 0, above = true, max = 1) double tau)
    implements FederationMethod {
  private static final double FIRST = 0.9;
  private static final double SECOND = 0.99;

  public FedAdam() {
    this(0.01, 1e-3);
  }

  @Override
  public long kept(long weights, long clients) {
    return 2 * weights;
  }

  @Override
  public void step(float[] weights, float[] change, float[] memory) {
    int n = weights.length;
    for (int i = 0; i < n; i++) {
      memory[i] = (float) (FIRST * memory[i] + (1 - FIRST) * change[i]);
      memory[n + i] = (float) (SECOND * memory[n + i] + (1 - SECOND) * change[i] * change[i]);
      weights[i] += (float) (serverLr * memory[i] / (Math.sqrt(memory[n + i]) + tau));
    }
  }
}
