package org.tattle.run.catalogue;

import static org.tattle.run.catalogue.FaultCode.T306;
import static org.tattle.run.catalogue.FaultCode.T310;

/** What is said of whoever reads the updates of a federation. */
public final class UpdateFaults {
  public static final Sentence NO_DENSE_LAYER =
      new Sentence(
          T306,
          "rows are read off a first layer that is dense, and the network begins with another",
          "look for them: `method=inverting`");

  public static final Sentence NO_TRAP =
      new Sentence(
          T306,
          "the trap is laid in a first layer that is dense, with relu and another dense one after"
              + " it, and the network has others",
          "federate `mlp`, whose layers are such");

  public static final Sentence NO_SUCH_ROUND =
      new Sentence(T306, "the last round is %,d, and %,d is none", "take an earlier one");

  public static final Sentence NOT_THERE =
      new Sentence(
          T306,
          "client %,d sends nothing in this round",
          "take another `client`, which are counted from 0, or another `round`");

  public static final Sentence NO_CLASSES =
      new Sentence(
          T306,
          "the model predicts numbers, and this looks for the classes of rows",
          "read rows off the first layer: `attack gradients with method=analytic`");

  public static final Sentence CONTROL_RANDOM_UPDATES =
      new Sentence(
          T310,
          "rows are found in updates of random numbers, too",
          "then they are guessed rather than read; ask for nearer ones: a larger `close`");

  public static final Sentence CONTROL_RANDOM_LABELS =
      new Sentence(
          T310,
          "labels are told from updates of random numbers, too",
          "one in a hundred does so by chance; else the attack is at fault");

  public static final Sentence CONTROL_RANDOM_SOURCES =
      new Sentence(
          T310,
          "random updates tell which client has a row, too",
          "one in a hundred does so by chance; else the attack is at fault");

  public static final Sentence CONTROL_PROPERTY =
      new Sentence(
          T310,
          "this attack tells what was dealt to clients by lot",
          "one in two hundred does so by chance; else the attack or the data are at fault");

  public static final Sentence TOO_FEW_WITH =
      new Sentence(
          T306,
          "too few rows have `%s` in `%s`: %,d, beside %,d others",
          "take a `value` that more rows have, or load more rows");

  private UpdateFaults() {}
}
