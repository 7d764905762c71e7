package org.tattle.attack.federated;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.Dataset;

/**
 * Model replacement (Bagdasaryan et al. 2020, equation 3): bad clients learn what the attacker
 * wants the model to say, here that each class is another, and enlarge what they learned by n / m,
 * so that in the mean of n changes the honest ones hardly count and the model becomes theirs.
 */
@Component(
    name = "replacement",
    doc = "Some clients learn from turned labels, and enlarge that until it is the model.",
    paper = "Bagdasaryan et al. 2020, How To Backdoor Federated Learning",
    example = "attack replacement on fed with clients=1")
public record Replacement(
    @Param(doc = "clients that are the attacker's", min = 1, max = 100_000) int clients)
    implements SpoilingAttack {
  public Replacement() {
    this(1);
  }

  @Override
  public Optional<Dataset> rows(Dataset honest, int[][] own) {
    return new LabelFlip(clients).rows(honest, own);
  }

  @Override
  public float[][] send(float[][] own, int all, UniformRandomProvider random) {
    float scale = (float) all / own.length;
    float[][] sent = new float[own.length][own[0].length];
    for (int client = 0; client < sent.length; client++) {
      for (int i = 0; i < sent[client].length; i++) {
        sent[client][i] = scale * own[client][i];
      }
    }
    return sent;
  }
}
