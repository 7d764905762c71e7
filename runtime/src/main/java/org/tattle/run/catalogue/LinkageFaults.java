package org.tattle.run.catalogue;

import static org.tattle.run.catalogue.FaultCode.R590;

/** What is said of registers that are linked. */
public final class LinkageFaults {
  public static final Sentence TOO_MANY_PAIRS =
      new Sentence(
          R590,
          "more than %,d pairs of records are alike by %.2f or more",
          "ask for more by a higher `threshold`, or link by columns that tell more apart");

  public static final Sentence TOO_MANY_FIELDS =
      new Sentence(
          R590, "%d columns are named, and up to %d can be weighed", "name those that tell most");

  public static final Sentence NOTHING_THERE =
      new Sentence(
          R590,
          "nothing stands in `%s` of %s",
          "link by columns in which people wrote letters or digits");

  public static final Sentence NOBODY_IN_BOTH =
      new Sentence(
          R590,
          "nobody is in both registers by `%s`",
          "name a column in `truth` that calls people alike in both, or leave it out");

  public static final Sentence WEIGHTS =
      new Sentence(
          R590, "there are %d weights for %d columns", "give one for each column behind `by`");

  public static final Sentence NOT_LINKED_BY =
      new Sentence(R590, "nothing is linked by `%s`", "name one of the columns that are: %s");

  private LinkageFaults() {}
}
