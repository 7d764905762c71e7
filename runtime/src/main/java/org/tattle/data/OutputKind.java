package org.tattle.data;

/** What the outputs are. */
public enum OutputKind {
  AUTO,
  PROBABILITIES,
  LOGITS,
  LABELS
}
