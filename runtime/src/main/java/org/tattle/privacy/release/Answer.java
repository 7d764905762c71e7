package org.tattle.privacy.release;

/**
 * One number that was released, and how far it may be off.
 *
 * @param label the group, the bin or the category that it is for; empty for the whole
 * @param value the number, in the column's unit
 * @param lower what the true number is not below, at the level asked for
 * @param upper what the true number is not above, at the same level
 */
public record Answer(String label, double value, double lower, double upper) {

  Answer(double value, double lower, double upper) {
    this("", value, lower, upper);
  }

  /** The same for a group, which stands before the label that is there. */
  Answer in(String group) {
    return new Answer(label.isEmpty() ? group : group + ", " + label, value, lower, upper);
  }
}
