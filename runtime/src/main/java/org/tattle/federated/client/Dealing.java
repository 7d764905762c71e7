package org.tattle.federated.client;

/** How the rows of a federation come to its clients. */
public enum Dealing {
  /** At random, as many to each. */
  IID,
  /** Sorted by label and cut into pieces, some to each (McMahan et al. 2017, section 3). */
  SHARDS,
  /** Of each class by shares that are drawn from a Dirichlet distribution (Hsu et al. 2019). */
  DIRICHLET,
  /** At random, how many by shares that are drawn so. */
  QUANTITY,
  /** As a column says: a client for each value. */
  COLUMN
}
