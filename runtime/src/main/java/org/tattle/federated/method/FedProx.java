package org.tattle.federated.method;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.federated.FederationMethod;
import org.tattle.nn.network.TrainingPlan;

/**
 * Clients are held near the server's model: each lowers its own loss + μ/2 |w − w_t|² (Li et al.
 * 2020, equation 2), which is a decay of μ towards zero and a lean of μ w_t. The server averages.
 */
@Component(
    name = "fedprox",
    doc = "The mean of what clients learned, who are held near the model that they began with.",
    paper = "Li et al. 2020, Federated Optimization in Heterogeneous Networks",
    example = "federate fedprox on patients with clients=5 mu=0.1 as fed")
public record FedProx(
    @Param(doc = "how firmly clients are held", min = 0, max = 1000) double mu,
    @Param(doc = "how far the server follows the mean", min = 0, above = true, max = 100)
        double serverLr)
    implements FederationMethod {
  public FedProx() {
    this(0.01, 1);
  }

  @Override
  public TrainingPlan plan(TrainingPlan told) {
    return told.with(told.optimizer().withWeightDecay(mu));
  }

  @Override
  public float[] lean(float[] weights, float[] memory, int client) {
    float[] lean = new float[weights.length];
    for (int i = 0; i < lean.length; i++) {
      lean[i] = (float) (mu * weights[i]);
    }
    return lean;
  }

  @Override
  public void step(float[] weights, float[] change, float[] memory) {
    new FedAvg(serverLr).step(weights, change, memory);
  }
}
