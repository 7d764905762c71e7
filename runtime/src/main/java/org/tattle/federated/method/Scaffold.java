package org.tattle.federated.method;

import java.util.List;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.federated.FederationMethod;
import org.tattle.federated.client.ClientChange;

/**
 * Clients correct their steps by control variates, so that they do not drift to what suits their
 * own rows: w ← w − η_l (g_i − c_i + c), and afterwards c_i ← c_i − c + (w_t − w_i) / (K η_l), with
 * K steps (Karimireddy et al. 2020, algorithm 1, option II). The paper's clients all count alike,
 * in w as in c, and what they look for is the least mean of their losses; the loss of all rows,
 * which the other ways lower, takes {@code weights=rows}.
 *
 * <p>What is kept is c, and behind it the c_i of each client. Clients send how both changed.
 */
@Component(
    name = "scaffold",
    doc = "The mean of what clients learned, each of whom corrects its drift from the others.",
    paper = "Karimireddy et al. 2020, SCAFFOLD: Stochastic Controlled Averaging",
    example = "federate scaffold on patients with clients=5 split=dirichlet alpha=0.1 as fed")
public record Scaffold(
    @Param(doc = "how far the server follows the mean", min = 0, above = true, max = 100)
        double serverLr,
    @Param(doc = "what each client counts by: all alike, as in the paper, or by its rows")
        Weights weights)
    implements FederationMethod {

  /** What a client counts by. */
  public enum Weights {
    ALIKE,
    ROWS
  }

  public Scaffold() {
    this(1, Weights.ALIKE);
  }

  @Override
  public boolean byRows() {
    return weights == Weights.ROWS;
  }

  @Override
  public int numbers() {
    return 2;
  }

  @Override
  public long kept(long weights, long clients) {
    return weights * (1 + clients);
  }

  @Override
  public float[] lean(float[] weights, float[] memory, int client) {
    float[] lean = new float[weights.length];
    int own = (1 + client) * weights.length;
    for (int i = 0; i < lean.length; i++) {
      lean[i] = memory[own + i] - memory[i];
    }
    return lean;
  }

  @Override
  public void remember(List<ClientChange> sent, float[] memory) {
    int weights = sent.get(0).change().length;
    double[] moved = new double[weights];
    for (ClientChange one : sent) {
      int own = (1 + one.client()) * weights;
      double path = one.steps() * one.rate();
      for (int i = 0; i < weights; i++) {
        double change = -memory[i] - one.change()[i] / path;
        memory[own + i] += (float) change;
        moved[i] += one.share() * change;
      }
    }
    for (int i = 0; i < weights; i++) {
      memory[i] += (float) moved[i];
    }
  }

  @Override
  public void step(float[] weights, float[] change, float[] memory) {
    new FedAvg(serverLr).step(weights, change, memory);
  }
}
