package org.tattle.attack.federated;

import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.Dataset;

/**
 * Bad clients learn from rows of which each is called another class: the first the last, the second
 * the last but one, and so on (Tolpegin et al. 2020).
 */
@Component(
    name = "label_flip",
    doc = "Some clients learn from rows of which each is called by another class than its own.",
    paper = "Tolpegin et al. 2020, Data Poisoning Attacks Against Federated Learning Systems",
    example = "attack label_flip on fed with clients=4")
public record LabelFlip(
    @Param(doc = "clients that are the attacker's", min = 1, max = 100_000) int clients)
    implements SpoilingAttack {
  public LabelFlip() {
    this(1);
  }

  @Override
  public Optional<Dataset> rows(Dataset honest, int[][] own) {
    int classes = honest.classes().size();
    int[] turned = IntStream.of(honest.labels()).map(label -> opposite(label, classes)).toArray();
    return Optional.of(honest.holding(honest.features(), turned));
  }

  private static int opposite(int label, int classes) {
    int other = classes - 1 - label;
    return other == label ? (label + 1) % classes : other;
  }

  @Override
  public float[][] send(float[][] own, int all, UniformRandomProvider random) {
    return own;
  }
}
