package org.tattle.data.recorded;

/** What the outputs are. */
public enum OutputKind {
  AUTO,
  PROBABILITIES,
  LOGITS,
  LABELS,
  LOSS
}
