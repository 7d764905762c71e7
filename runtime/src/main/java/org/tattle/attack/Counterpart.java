package org.tattle.attack;

import org.tattle.run.catalogue.Coded;
import org.tattle.run.catalogue.Sentence;

/**
 * What keeps a finding honest: what the same attack finds where there is nothing to find, or how
 * far a weaker explanation goes. Where it {@linkplain Leak#shows() shows} something, it has failed:
 * the finding may be no leak of the subject's.
 *
 * @param leak what was found there
 * @param failure what is said if it failed, and what to do about that
 * @param where where it was looked, and what is right there: {@code on rows never trained on, where
 *     an AUC of 0.5 is right}
 * @param plain what is said if it failed for someone who is no engineer, with {@code %1$s} for the
 *     attack and {@code %2$s} for the number
 * @param ofRows whether rows alone were looked at, so that it holds of copies of the subject as
 *     well
 */
public record Counterpart(Leak leak, Sentence failure, String where, String plain, boolean ofRows) {

  /** What was asked of the subject, and holds of no other. */
  public Counterpart(Leak leak, Sentence failure, String where, String plain) {
    this(leak, failure, where, plain, false);
  }

  /** Whether it found what should not be there. */
  public boolean fails() {
    return leak.shows();
  }

  /** Of the warning if it failed. */
  public Coded code() {
    return failure.code();
  }

  /** What is the matter if it failed, one sentence without a full stop. */
  public String failed() {
    return failure.message();
  }

  /** What to do about that. */
  public String hint() {
    return failure.hint();
  }
}
