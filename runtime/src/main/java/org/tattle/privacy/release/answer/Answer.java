package org.tattle.privacy.release.answer;

import java.util.Objects;
import java.util.Optional;
import org.tattle.run.Randomness;

/**
 * One number that was released, and how far it may be off.
 *
 * @param label the group, the bin or the category that it is for; empty for the whole
 * @param value the number, in the column's unit
 * @param lower what the true number is not below, at the level asked for
 * @param upper what the true number is not above, at the same level
 * @param echo what its noise does to it, where that does not depend on the rows
 */
public record Answer(String label, double value, double lower, double upper, Optional<Echo> echo) {

  public Answer(double value, double lower, double upper) {
    this("", value, lower, upper);
  }

  public Answer(String label, double value, double lower, double upper) {
    this(label, value, lower, upper, Optional.empty());
  }

  /** Answers are equal that say the same: how noise is drawn again is no part of that. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Answer it
        && label.equals(it.label)
        && Double.compare(value, it.value) == 0
        && Double.compare(lower, it.lower) == 0
        && Double.compare(upper, it.upper) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(label, value, lower, upper);
  }

  /** The same for a group, which stands before the label that is there. */
  public Answer in(String group) {
    return named(label.isEmpty() ? group : group + ", " + label);
  }

  public Answer named(String other) {
    return new Answer(other, value, lower, upper, echo);
  }

  public Answer with(Echo again) {
    return new Answer(label, value, lower, upper, Optional.of(again));
  }

  /**
   * Answers once more, as if what was released were the truth. It knows nothing of the rows but
   * what was released, so that whoever looks at the noise of an answer, or asks what another ε
   * would buy, learns nothing more of them.
   */
  @FunctionalInterface
  public interface Echo {

    /**
     * An answer with fresh noise.
     *
     * @param times how many times the ε of the release
     * @throws org.tattle.run.Fault if nothing can be released at that
     */
    Answer again(double times, Randomness random);
  }
}
