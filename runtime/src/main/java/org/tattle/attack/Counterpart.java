package org.tattle.attack;

/**
 * What keeps a finding honest: what the same attack finds where there is nothing to find, or how
 * far a weaker explanation goes. Where it {@linkplain Leak#shows() shows} something, it has failed:
 * the finding may be no leak of the subject's.
 *
 * @param leak what was found there
 * @param code of the warning if it failed
 * @param where where it was looked, and what is right there: {@code on rows never trained on, where
 *     an AUC of 0.5 is right}
 * @param failed what is the matter if it failed, one sentence without a full stop
 * @param hint what to do about that
 * @param plain the same for someone who is no engineer, with {@code %1$s} for the attack and {@code
 *     %2$s} for the number
 */
public record Counterpart(
    Leak leak, String code, String where, String failed, String hint, String plain) {

  /** Whether it found what should not be there. */
  public boolean fails() {
    return leak.shows();
  }
}
