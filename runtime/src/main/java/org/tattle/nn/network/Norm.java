package org.tattle.nn.network;

/** How large a change of a row is. */
public enum Norm {
  /** The largest change of a feature. */
  LINF,
  /** The Euclidean length of the change. */
  L2
}
