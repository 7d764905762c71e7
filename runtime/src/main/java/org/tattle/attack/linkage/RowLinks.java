package org.tattle.attack.linkage;

import java.util.Arrays;
import java.util.Optional;
import org.tattle.data.WrittenColumn;
import org.tattle.publication.PublishedTable;
import org.tattle.run.Control;
import org.tattle.table.hierarchy.CodedColumn;

/**
 * Links people with the published row that agrees with them best. By the weights of Fellegi and
 * Sunter, of a person whom at most one row is of, row r is theirs with probability {@code λ R_r /
 * (1 - nλ + λ Σ R)}, where R is by how much likelier it agrees so if it is; without weights, rows
 * fit that agree in all columns, and each is as likely.
 */
final class RowLinks {
  private final PublishedTable table;
  private final ColumnAgreement agreement;
  private final Optional<Weights> weights;
  private final Optional<CodedColumn> secret;
  private final Optional<WrittenColumn> truth;
  private final double[] overall;
  private final double sure;

  /**
   * @param all those by whom weights are learned; without them only what agrees in all fits
   * @param sure how probable it must be that a row is a person's to say so
   */
  RowLinks(
      PublishedTable table,
      ColumnAgreement agreement,
      Optional<Sought> all,
      Optional<String> secret,
      double sure,
      Control control) {
    this.table = table;
    this.agreement = agreement;
    this.sure = sure;
    this.weights = all.map(people -> weights(people, control));
    this.secret = secret.flatMap(table.table()::column).map(it -> CodedColumn.of(it, control));
    this.truth = secret.flatMap(table.truth()::column);
    this.overall = new double[this.secret.map(it -> it.texts().size()).orElse(0)];
    this.secret.ifPresent(it -> Arrays.stream(it.codes()).forEach(code -> overall[code]++));
  }

  private Weights weights(Sought people, Control control) {
    long[] pairs = new long[1 << agreement.columns()];
    int[] agree = new int[agreement.rows()];
    for (int person = 0; person < people.size(); person++) {
      control.check();
      agreement.with(people, person, agree);
      for (int pattern : agree) {
        pairs[pattern]++;
      }
    }
    return new Weights(pairs, agreement.columns(), agreement.rows());
  }

  /** How much likelier a row is theirs that agrees in these columns, {@code [2^columns]}. */
  private double[] likelihoods(Sought people, int person) {
    if (weights.isPresent()) {
      return weights.get().odds(agreement.shares(people, person));
    }
    double[] all = new double[1 << agreement.columns()];
    all[all.length - 1] = 1;
    return all;
  }

  /** How these people fare. */
  Tally tally(Sought people, Control control) {
    int[] fit = new int[people.size()];
    int claimed = 0;
    int found = 0;
    int right = 0;
    double picked = 0;
    double believed = 0;
    int[] agree = new int[agreement.rows()];
    for (int person = 0; person < people.size(); person++) {
      control.check();
      agreement.with(people, person, agree);
      double[] patterns = likelihoods(people, person);
      Best best = best(agree, patterns, people.persons()[person]);
      fit[person] = best.rows;
      picked += best.own ? 1.0 / best.rows : 0;
      if (best.rows == 1 && best.probability >= sure) {
        claimed++;
        believed += best.probability;
        found += best.own ? 1 : 0;
      }
      right += told(agree, patterns, best, people.persons()[person]) ? 1 : 0;
    }
    int judged = (int) Arrays.stream(people.persons()).filter(who -> who >= 0).count();
    return new Tally(fit, claimed, believed, found, picked, right, judged);
  }

  /** The rows that fit best: how many, how probable one of them is, and whether theirs is one. */
  private record Best(int rows, double probability, boolean own, double sum) {}

  private Best best(int[] agree, double[] likelihood, int who) {
    double most = 0;
    double sum = 0;
    int rows = 0;
    boolean own = false;
    for (int row = 0; row < agree.length; row++) {
      double here = likelihood[agree[row]];
      sum += here;
      if (here > most) {
        most = here;
        rows = 0;
        own = false;
      }
      if (here == most && here > 0) {
        rows++;
        own |= table.owners()[row] == who;
      }
    }
    double none = weights.map(it -> Math.max(1e-9, 1 - agree.length * it.share())).orElse(0.0);
    double prior = weights.map(Weights::share).orElse(1.0);
    double all = none + prior * sum;
    return new Best(rows, all == 0 ? 0 : prior * most / all, own, all);
  }

  /** Whether the value that is likeliest by all rows that may be a person's is theirs. */
  private boolean told(int[] agree, double[] likelihood, Best best, int who) {
    if (truth.isEmpty() || secret.isEmpty() || who < 0) {
      return false;
    }
    double prior = weights.map(Weights::share).orElse(1.0);
    double none = weights.map(it -> Math.max(1e-9, 1 - agree.length * it.share())).orElse(1e-9);
    double[] votes = new double[overall.length];
    int[] codes = secret.get().codes();
    for (int row = 0; row < agree.length; row++) {
      votes[codes[row]] += prior * likelihood[agree[row]];
    }
    int guess = -1;
    for (int code = 0; code < votes.length; code++) {
      votes[code] += none * overall[code] / agree.length;
      guess = guess < 0 || votes[code] > votes[guess] ? code : guess;
    }
    return guess >= 0 && secret.get().texts().get(guess).equals(truth.get().text(who));
  }
}
