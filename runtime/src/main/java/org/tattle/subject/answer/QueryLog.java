package org.tattle.subject.answer;

import java.util.Arrays;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.run.Seed;

/**
 * What a target says to one attacker who may run into a limit on queries. Rows of the target are
 * asked about all at once, in random order, when the first of them is looked at; a query that is
 * refused has no answer: equal probabilities, and no predicted class.
 */
public final class QueryLog {
  private final QueryMeter meter;
  private final Seed seed;

  public QueryLog(QueryMeter meter, Seed seed) {
    this.meter = meter;
    this.seed = seed;
  }

  public QueryMeter meter() {
    return meter;
  }

  /** These answers, each for one query. */
  Outputs metered(Outputs said, int rows) {
    Asked asked = new Asked(new boolean[rows]);
    return said instanceof Losses losses
        ? new MeteredLosses(losses, asked)
        : new Metered(said, asked);
  }

  /** Which of some rows got an answer: they are all asked once one of them is looked at. */
  private final class Asked {
    private final boolean[] answered;
    private boolean begun;

    Asked(boolean[] answered) {
      this.answered = answered;
    }

    private boolean answered(int i) {
      if (!begun) {
        begun = true;
        int[] order = new int[answered.length];
        Arrays.setAll(order, k -> k);
        PermutationSampler.shuffle(seed.split("order", meter.queries().answered()).random(), order);
        for (int k : order) {
          answered[k] = meter.ask();
        }
      }
      return answered[i];
    }

    private boolean soFar(int i) {
      return !begun || answered[i];
    }
  }

  /** A row without an answer has the loss of a coin. */
  private record MeteredLosses(Losses said, Asked asked) implements Losses {
    @Override
    public boolean answers(int i) {
      return asked.soFar(i);
    }

    @Override
    public double loss(int i) {
      return asked.answered(i) ? said.loss(i) : Math.log(2);
    }

    @Override
    public double nats(int i) {
      return asked.answered(i) ? said.nats(i) : Math.log(2);
    }
  }

  private record Metered(Outputs said, Asked asked) implements Outputs.Probabilities {
    private boolean answered(int i) {
      return asked.answered(i);
    }

    @Override
    public int classes() {
      return said.classes();
    }

    @Override
    public boolean answers(int i) {
      return asked.soFar(i);
    }

    @Override
    public double[] probabilities(int i) {
      double[] p = said.probabilities(i);
      if (!answered(i)) {
        Arrays.fill(p, 1.0 / p.length);
      }
      return p;
    }

    @Override
    public int predicted(int i) {
      return answered(i) ? said.predicted(i) : -1;
    }

    @Override
    public double confidence(int i, int label) {
      return answered(i)
          ? said.confidence(i, label)
          : Outputs.Probabilities.super.confidence(i, label);
    }

    @Override
    public double[] ln(int i) {
      return answered(i) ? said.ln(i) : Outputs.Probabilities.super.ln(i);
    }

    @Override
    public double[] lnRest(int i) {
      return answered(i) ? said.lnRest(i) : Outputs.Probabilities.super.lnRest(i);
    }

    @Override
    public double scaledConfidence(int i, int label) {
      return answered(i)
          ? said.scaledConfidence(i, label)
          : Outputs.Probabilities.super.scaledConfidence(i, label);
    }
  }
}
