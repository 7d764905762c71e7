package org.tattle.federated.client;

import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.ParameterFault;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.TrainingPlan;

/** What every federation can be told, whatever its server does. */
@Component(
    name = "federate",
    doc = "Trains a model in rounds: clients learn from rows of their own and send what changed.",
    example = "federate fedavg on patients with clients=5 rounds=20 as fed")
public record Federating(
    @Param(
            doc = "clients that the rows are dealt to; of split=column as many as it has values",
            min = 2,
            max = 100_000)
        int clients,
    @Param(doc = "rounds", min = 1, max = 1_000_000) int rounds,
    @Param(doc = "passes of a client over its rows in a round", min = 1, max = 10_000) int epochs,
    @Param(doc = "rows of a client's step", min = 1, max = 1_000_000) int batch,
    @Param(doc = "learning rate of clients' steps", min = 0, above = true, max = 100) double lr,
    @Param(
            doc = "share of the clients that are asked in a round, at least one",
            min = 0,
            above = true,
            max = 1,
            share = true)
        double fraction,
    @Param(doc = "share of the asked clients that never answer", min = 0, max = 0.99, share = true)
        double dropout,
    @Param(
            doc =
                "how rows are dealt: at random; by sorted labels, `shards` pieces each; by shares of"
                    + " each class or of all rows that are drawn with `alpha`; by the values of"
                    + " `column`")
        Dealing split,
    @Param(
            doc = "how even shares are that are drawn: less is more uneven",
            min = 0,
            above = true,
            max = 1_000_000)
        double alpha,
    @Param(doc = "pieces of the sorted rows that a client has", min = 1, max = 1000) int shards,
    @Param(doc = "the column that says whose rows are whose, for split=column", column = true)
        Optional<String> column) {

  private static final int CLIENTS = 10;

  public Federating {
    if (column.isPresent() != (split == Dealing.COLUMN)) {
      throw new ParameterFault(
          column.isPresent()
              ? "`column` says whose rows are whose, and so goes with split=column"
              : "split=column needs `column`, which says whose rows are whose",
          "split",
          "column");
    }
    if (split == Dealing.COLUMN && clients != CLIENTS) {
      throw new ParameterFault(
          "with split=column there are as many clients as `column` has values, so leave `clients` out",
          "clients",
          "split");
    }
  }

  public Federating() {
    this(CLIENTS, 10, 1, 32, 0.1, 1, 0, Dealing.IID, 0.5, 2, Optional.empty());
  }

  /** How a client learns in a round: plain steps down the gradient. */
  public TrainingPlan plan() {
    return new TrainingPlan(epochs, batch, Optimizer.sgd(lr));
  }

  /** How many of so many clients are asked in a round. */
  public int asked(int there) {
    return (int) Math.max(1, Math.round(fraction * there));
  }

  /** How many of these answer. */
  public int answering(int there) {
    int asked = asked(there);
    return asked - (int) Math.min(asked - 1, Math.floor(dropout * asked));
  }
}
