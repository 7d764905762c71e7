package org.tattle.run.catalogue;

import static org.tattle.run.catalogue.FaultCode.D450;
import static org.tattle.run.catalogue.FaultCode.D451;
import static org.tattle.run.catalogue.FaultCode.D452;
import static org.tattle.run.catalogue.FaultCode.D453;
import static org.tattle.run.catalogue.FaultCode.D454;
import static org.tattle.run.catalogue.FaultCode.R570;
import static org.tattle.run.catalogue.FaultCode.R571;

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

  public static final Sentence TOO_MANY_ROUNDS =
      new Sentence(
          R570,
          "what there is after each of %,d rounds, %,d numbers, does not fit in memory together",
          "take fewer rounds, or a smaller model; more `epochs` a round take no room");

  public static final Sentence TOO_MANY_BAD =
      new Sentence(
          R570,
          "%,d of %,d clients cannot be the attacker's",
          "leave at least one client that is honest");

  public static final Sentence RULE_NEEDS_MORE =
      new Sentence(
          D450,
          "`%s` withstands %,d bad clients among %,d or more, and %,d answer in a round",
          "let more clients answer: more `clients`, or a larger `fraction`; a smaller `bad` needs fewer");

  public static final Sentence SERVER_NEEDS_MORE =
      new Sentence(
          D450,
          "the server is to have %,d rows like the clients', and these have %,d together",
          "give the server fewer `rows`");

  public static final Sentence SUM_NEEDS_MORE =
      new Sentence(
          D450,
          "`secagg` makes a sum of what %,d clients or more send, and %,d of %,d answer in a round",
          "let more clients answer: a larger `fraction`, a smaller `dropout`, or more `clients`");

  public static final Sentence TOO_FEW_BITS =
      new Sentence(
          D450,
          "with %d bits behind the point there is no room for the sum of %,d clients in 32 bits",
          "take a smaller `bits`: %d would do");

  public static final Sentence MUST_SEE_SINGLE_UPDATES =
      new Sentence(
          D451,
          "`%s` must see single updates, and `%s` shows their sum alone",
          "use one of the two: defend the federation without the other one");

  public static final Sentence ONE_IS_LEFT =
      new Sentence(
          D451,
          "`%s` makes one update of all, and `%s` behind it would have nothing to choose from",
          "use one of the two, each on the federation itself, and compare them");

  public static final Sentence NOISE_IS_FOR_A_SUM =
      new Sentence(
          D452,
          "`%s` adds noise to a sum, and `%s` joins updates in another way",
          "use one of the two, or `local_dp`, whose noise is in every update");

  public static final Sentence ROWS_IN_THE_CLEAR =
      new Sentence(
          D454,
          "the server learns from some of the clients' rows by `%s`, which `%s` promises to hide",
          "use one of the two, or a rule that looks at no rows, such as `median` with `local_dp`");

  public static final Sentence MORE_IS_SENT =
      new Sentence(
          D453,
          "clients of `%s` send a second number for each weight, which `%s` does nothing about",
          "federate in another way, such as `fedavg` or `fedprox`, and defend that");

  public static final Sentence QUANTILE_UNDER_MASKS =
      new Sentence(
          D452,
          "`quantile` follows the norms of updates, which nobody sees under `secagg`",
          "leave `quantile` out");

  public static final Sentence NOISE_IS_FOR_MASKS =
      new Sentence(
          D452,
          "Skellam noise is what clients add under masks, and nothing masks what they send",
          "mask it first: defend secagg on fed as masked");

  public static final Sentence QUANTILE_NEEDS_MORE =
      new Sentence(
          D450,
          "counting short updates among so few clients would take all of the noise",
          "leave `quantile` out, or take more clients or a larger `eps`");

  public static final Sentence NOISE_OFF_THE_GRID =
      new Sentence(
          R571,
          "on a grid of %d bits behind the point a client's noise is too coarse, or too large",
          "take more `bits` for a small `clip`, and fewer for a large one");

  public static final Sentence OUT_OF_REACH =
      new Sentence(
          R571,
          "a client moves a weight by about %s, and with %d bits behind the point a sum of %,d clients"
              + " has room for %s each",
          "take a smaller `bits`, or a smaller `lr` for the federation");

  private FederationFaults() {}
}
