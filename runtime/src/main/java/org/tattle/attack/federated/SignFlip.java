package org.tattle.attack.federated;

import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.component.Component;
import org.tattle.component.Param;

/** Bad clients send what they learned turned round and enlarged: −κ Δ. */
@Component(
    name = "sign_flip",
    doc = "Some clients send what they learned with its sign turned, and enlarged.",
    paper = "Li et al. 2019, RSA: Byzantine-Robust Stochastic Aggregation Methods",
    example = "attack sign_flip on fed with clients=4")
public record SignFlip(
    @Param(doc = "clients that are the attacker's", min = 1, max = 100_000) int clients,
    @Param(doc = "how much what they send is enlarged", min = 0, above = true, max = 1_000_000)
        double scale)
    implements SpoilingAttack {
  public SignFlip() {
    this(1, 5);
  }

  @Override
  public float[][] send(float[][] own, int all, UniformRandomProvider random) {
    float[][] sent = new float[own.length][];
    for (int client = 0; client < sent.length; client++) {
      sent[client] = new float[own[client].length];
      for (int i = 0; i < sent[client].length; i++) {
        sent[client][i] = (float) (-scale * own[client][i]);
      }
    }
    return sent;
  }
}
