package org.tattle.run.catalogue;

import static org.tattle.run.catalogue.FaultCode.D450;
import static org.tattle.run.catalogue.FaultCode.R570;

/** What is said of federations. */
public final class FederationFaults {
  public static final Sentence TOO_FEW_ROWS =
      new Sentence(
          R570,
          "%,d rows cannot be dealt to clients that need %,d",
          "take fewer clients, or load more rows");

  public static final Sentence NO_COLUMN =
      new Sentence(
          R570, "`%s` has no column `%s`", "name the column that says whose rows are whose");

  public static final Sentence ONE_CLIENT =
      new Sentence(
          R570,
          "all rows have the same `%s`, which makes one client",
          "name a column that tells clients apart");

  public static final Sentence NO_NETWORK =
      new Sentence(
          R570,
          "`%s` has no weights, and a federation sends how these change",
          "federate a network such as `mlp`");

  public static final Sentence TOO_MANY_BAD =
      new Sentence(
          R570,
          "%,d of %,d clients cannot be the attacker's",
          "leave at least one client that is honest");

  public static final Sentence RULE_NEEDS_MORE =
      new Sentence(
          D450,
          "`%s` withstands %,d bad clients among %,d or more, and %,d answer in a round",
          "take more clients, or a smaller `bad`");

  private FederationFaults() {}
}
