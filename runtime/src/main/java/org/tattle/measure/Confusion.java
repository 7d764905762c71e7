package org.tattle.measure;

/**
 * How often an attack that says "member" or "not" was right, for a rule that was fixed on other
 * data than the rows counted here.
 *
 * @param truePositives members called members
 * @param members rows that were members
 * @param falsePositives non-members called members
 * @param nonMembers rows that were not
 */
public record Confusion(long truePositives, long members, long falsePositives, long nonMembers) {

  public Confusion {
    if (members < 1 || nonMembers < 1) {
      throw new IllegalArgumentException(
          "an attack is measured on members and non-members, here on %s and %s"
              .formatted(members, nonMembers));
    }
    if (truePositives < 0
        || truePositives > members
        || falsePositives < 0
        || falsePositives > nonMembers) {
      throw new IllegalArgumentException(
          "%s of %s members and %s of %s non-members called members is no count"
              .formatted(truePositives, members, falsePositives, nonMembers));
    }
  }

  /** Counts guesses against the truth, row by row. */
  public static Confusion of(boolean[] guessedMember, boolean[] member) {
    if (guessedMember.length != member.length) {
      throw new IllegalArgumentException(
          "%s guesses for %s rows".formatted(guessedMember.length, member.length));
    }
    long members = 0;
    long truePositives = 0;
    long falsePositives = 0;
    for (int i = 0; i < member.length; i++) {
      members += member[i] ? 1 : 0;
      truePositives += member[i] && guessedMember[i] ? 1 : 0;
      falsePositives += !member[i] && guessedMember[i] ? 1 : 0;
    }
    return new Confusion(truePositives, members, falsePositives, member.length - members);
  }

  /** The share of members that were found. */
  public Estimate tpr() {
    return Intervals.clopperPearson(truePositives, members);
  }

  /** The share of non-members that were called members. */
  public Estimate fpr() {
    return Intervals.clopperPearson(falsePositives, nonMembers);
  }

  /** The share of rows that were called rightly. */
  public Estimate accuracy() {
    return Intervals.clopperPearson(
        truePositives + nonMembers - falsePositives, members + nonMembers);
  }

  /** The share of rows called members that were. Undefined, hence an error, if none was called. */
  public Estimate precision() {
    if (truePositives + falsePositives == 0) {
      throw new IllegalArgumentException("no row was called a member, so there is no precision");
    }
    return Intervals.clopperPearson(truePositives, truePositives + falsePositives);
  }

  /**
   * TPR − FPR, from −1 to 1 (Yeom et al. 2018, definition 4). The interval joins those of the two
   * rates by squares (Newcombe 1998, method 10, with Clopper–Pearson limits).
   */
  public Estimate advantage() {
    return advantage(Estimate.LEVEL);
  }

  Estimate advantage(double level) {
    Estimate hit = Intervals.clopperPearson(truePositives, members, level);
    Estimate alarm = Intervals.clopperPearson(falsePositives, nonMembers, level);
    double value = hit.value() - alarm.value();
    return new Estimate(
        value,
        value - Math.hypot(hit.value() - hit.lower(), alarm.upper() - alarm.value()),
        value + Math.hypot(hit.upper() - hit.value(), alarm.value() - alarm.lower()),
        level,
        "Newcombe");
  }

  /** (1 + advantage) / 2: the accuracy where half of the rows are members. */
  public Estimate balancedAccuracy() {
    return half(advantage());
  }

  static Estimate half(Estimate advantage) {
    return new Estimate(
        (1 + advantage.value()) / 2,
        (1 + advantage.lower()) / 2,
        (1 + advantage.upper()) / 2,
        advantage.level(),
        advantage.method());
  }
}
