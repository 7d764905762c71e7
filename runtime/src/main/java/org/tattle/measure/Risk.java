package org.tattle.measure;

import java.util.List;
import org.tattle.privacy.account.Guarantee;

/**
 * What (ε, δ) means for a person whose row is in the data: the most that any attacker can learn of
 * whether it is, however much else they know.
 *
 * @param guarantee (ε, δ), for one row more or less
 */
public record Risk(Guarantee guarantee) {

  /**
   * How often an attacker can be right about members at a given rate of false alarms.
   *
   * @param fpr the share of non-members called members
   * @param tpr the largest share of members found
   */
  public record Detection(double fpr, double tpr) {}

  /**
   * How sure an attacker can become.
   *
   * @param prior how likely they thought membership before
   * @param posterior how likely they can think it after, in all but a share δ of cases
   */
  public record Belief(double prior, double posterior) {}

  /** At the false-positive rates that reports show: 0.1 %, 1 % and 10 %. */
  public List<Detection> detections() {
    Ceiling ceiling = ceiling();
    return List.of(0.001, 0.01, 0.1).stream()
        .map(fpr -> new Detection(fpr, ceiling.tpr(fpr)))
        .toList();
  }

  /** From a suspicion of 1 %, of 10 % and of one half. */
  public List<Belief> beliefs() {
    Ceiling ceiling = ceiling();
    return List.of(0.01, 0.1, 0.5).stream()
        .map(prior -> new Belief(prior, ceiling.posterior(prior)))
        .toList();
  }

  /** The largest share by which an attacker can beat guessing: TPR less FPR. */
  public double advantage() {
    return ceiling().advantage();
  }

  private Ceiling ceiling() {
    return new Ceiling(guarantee.epsilon(), guarantee.delta());
  }
}
