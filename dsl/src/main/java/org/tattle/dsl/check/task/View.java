package org.tattle.dsl.check.task;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tables that {@code show} makes on request; a name of the script's own goes before. */
public enum View {
  BUDGET("what was spent on a data set, and what is left", Entry.Data.class),
  QUALITY(
      "what is wrong with a data set: gaps, copies, outliers, drift, labels that are likely wrong; of"
          + " two, how far the second has drifted from the first; it reads every row",
      Entry.Data.class),
  RISK(
      "what epsilon and delta of a target mean for a person in its data; without these, what"
          + " attacks found, by the three questions of the regulators",
      Entry.Subject.class),
  LOG(
      "what attackers asked of a target that watches or limits queries, and what it gave away",
      Entry.Subject.class),
  TRADEOFF("what other budgets would buy of a released statistic", Entry.Release.class),
  TIME("how long it took here to make each target and to attack it", null),
  DEPLOYMENTS("what epsilon others published with", null);

  private final String doc;
  private final Class<? extends Entry> of;

  View(String doc, Class<? extends Entry> of) {
    this.doc = doc;
    this.of = of;
  }

  /** What it is of, where it is of something. */
  public Optional<Class<? extends Entry>> of() {
    return Optional.ofNullable(of);
  }

  /** How scripts write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it shows, in a few words. */
  public String doc() {
    return doc;
  }

  /** All words. */
  static List<String> words() {
    return Arrays.stream(values()).map(View::word).toList();
  }

  /** The one of that name. */
  public static Optional<View> of(String word) {
    return Arrays.stream(values()).filter(view -> view.word().equals(word)).findFirst();
  }
}
