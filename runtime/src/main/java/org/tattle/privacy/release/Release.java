package org.tattle.privacy.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.release.answer.Answer;
import org.tattle.privacy.release.answer.CountNoise;
import org.tattle.privacy.release.answer.NamedNoise;
import org.tattle.privacy.release.answer.Price;
import org.tattle.privacy.release.answer.Rows;
import org.tattle.privacy.release.answer.Scalar;
import org.tattle.privacy.release.statistic.Count;
import org.tattle.privacy.release.statistic.GroupThreshold;
import org.tattle.privacy.release.statistic.Named;
import org.tattle.privacy.release.statistic.Statistic;
import org.tattle.run.Fault;
import org.tattle.run.Randomness;
import org.tattle.run.catalogue.PrivacyFaults;

/**
 * A statistic on its way out: of all rows, or of each group. A row is in one group, so that the
 * groups together cost as much as one of them.
 *
 * <p>Which groups there are is private too, unless they were named beforehand. So each group's
 * number of rows gets noise, and the group is shown only where that is at least a threshold which a
 * group of one row reaches with a chance of at most δ (Korolova et al. 2009; {@link
 * GroupThreshold}). That takes the δ and a quarter of ε; of counts all of ε, for the noisy counts
 * are shown.
 *
 * @param statistic what to release
 * @param groups the groups, named beforehand, each counted once; empty to select them privately, or
 *     for no groups
 * @param grouped whether there are groups at all
 * @param reveals whether the true answers come along, which are not private
 * @param perPerson how many rows one person has at most among those that are asked about: what is
 *     released hides all of them together; empty if it hides one row
 */
public record Release(
    Statistic statistic,
    List<String> groups,
    boolean grouped,
    boolean reveals,
    Optional<Integer> perPerson) {

  public Release {
    groups = groups.stream().distinct().toList();
    if (perPerson.isPresent() && perPerson.get() < 1) {
      throw new IllegalArgumentException("a person has at least one row, not " + perPerson.get());
    }
  }

  /** Of all rows together. */
  public static Release of(Statistic statistic) {
    return new Release(statistic, List.of(), false, false, Optional.empty());
  }

  /** Of each group whose existence can be told. */
  public static Release byGroup(Statistic statistic) {
    return new Release(statistic, List.of(), true, false, Optional.empty());
  }

  /** Of each of these groups, which are public knowledge, whether they have rows or not. */
  public static Release byGroup(Statistic statistic, List<String> groups) {
    return new Release(statistic, groups, true, false, Optional.empty());
  }

  /** The same with the true answers beside, to learn by or to debug: not private. */
  public Release revealing() {
    return new Release(statistic, groups, grouped, true, perPerson);
  }

  /** The same for persons with so many rows at most. */
  public Release hiding(int rows) {
    return new Release(statistic, groups, grouped, reveals, Optional.of(rows));
  }

  /** How many rows are hidden together. */
  public int rows() {
    return perPerson.orElse(1);
  }

  /**
   * What it will cost: to be charged before {@link #ask}. It does not depend on the rows.
   *
   * @throws org.tattle.run.Fault D430, D431, D437 or D439 if the parameters do not make sense
   *     together
   */
  public Expense expense() {
    demandMeaning();
    if (!selects()) {
      return statistic.expense(statistic.price(rows()));
    }
    Expense selection = Expense.of(threshold().guarantee());
    return shared() ? selection : selection.plus(statistic.expense(rest()));
  }

  private void demandMeaning() {
    if (grouped && statistic instanceof Named) {
      throw Fault.of(PrivacyFaults.NO_GROUPS).at("by");
    }
    boolean other =
        statistic instanceof Count count
            && count.mechanism() != CountNoise.BEST
            && count.mechanism() != CountNoise.GEOMETRIC;
    if (selects() && other) {
      throw Fault.of(PrivacyFaults.GROUPS_BY_COUNT).at("mechanism");
    }
  }

  /** Answers for all rows. */
  public Released ask(double[] values, Randomness random) {
    return ask(Rows.of(values), random);
  }

  /** Answers for all rows, of numbers or names. */
  public Released ask(Rows rows, Randomness random) {
    if (grouped) {
      throw new IllegalArgumentException("a release by group needs the groups of the rows");
    }
    Price price = statistic.price(rows());
    List<Answer> answers = statistic.ask(rows, price, random);
    List<String> notes = new ArrayList<>(statistic.remarks(price, rows));
    if (answers.isEmpty()) {
      notes.add("nothing was large enough to show; that is an answer too, and is paid for");
    }
    return released(answers, random, notes, truth(answers, rows));
  }

  /**
   * Answers for each group.
   *
   * @param group the group of each row
   */
  public Released ask(double[] values, String[] group, Randomness random) {
    if (!grouped || values.length != group.length) {
      throw new IllegalArgumentException(
          "%s rows and %s groups do not make a release by group"
              .formatted(values.length, group.length));
    }
    Map<String, double[]> parts = parts(values, group);
    List<Answer> answers = new ArrayList<>();
    List<Double> truth = new ArrayList<>();
    if (!selects()) {
      for (String name : groups) {
        Rows part = Rows.of(parts.getOrDefault(name, new double[0]));
        List<Answer> found = statistic.ask(part, statistic.price(rows()), random);
        found.forEach(a -> answers.add(a.in(name)));
        truth.addAll(truth(found, part));
      }
      return released(answers, random, List.of(statistic.reason(statistic.price(rows()))), truth);
    }
    GroupThreshold threshold = threshold();
    parts.forEach(
        (name, part) -> {
          Answer count = threshold.count(part.length, 1 - statistic.level(), random);
          if (count.value() >= threshold.least()) {
            Rows rows = Rows.of(part);
            List<Answer> found = shared() ? List.of(count) : statistic.ask(rows, rest(), random);
            found.forEach(a -> answers.add(a.in(name)));
            truth.addAll(truth(found, rows));
          }
        });
    List<String> notes = new ArrayList<>();
    if (!shared()) {
      notes.add(statistic.reason(rest()));
    }
    notes.add(
        "groups with a noisy count under %s are left out, so that no single %s makes one show"
            .formatted(threshold.least(), perPerson.isPresent() ? "person" : "row"));
    if (answers.isEmpty()) {
      notes.add("no group was large enough to show; that is an answer too, and is paid for");
    }
    return released(answers, random, notes, truth);
  }

  /** The true numbers for the answers, by their labels where there are several; NaN for none. */
  private List<Double> truth(List<Answer> answers, Rows rows) {
    if (!reveals) {
      return List.of();
    }
    List<Answer> all = statistic.reveal(rows);
    if (statistic.single()) {
      return all.stream().map(Answer::value).toList();
    }
    Map<String, Double> values =
        all.stream().collect(Collectors.toMap(Answer::label, Answer::value, (a, b) -> a));
    return answers.stream().map(it -> values.getOrDefault(it.label(), Double.NaN)).toList();
  }

  private Released released(
      List<Answer> answers, Randomness random, List<String> notes, List<Double> truth) {
    List<String> all = new ArrayList<>(notes);
    if (random.isSeeded() && (statistic.draws() || selects())) {
      all.add("the noise came from a seed: private only to those who do not know it");
    }
    return new Released(answers, expense(), statistic.level(), all, selects(), truth);
  }

  private static Map<String, double[]> parts(double[] values, String[] group) {
    Map<String, List<Integer>> members = new TreeMap<>();
    IntStream.range(0, values.length)
        .forEach(i -> members.computeIfAbsent(group[i], g -> new ArrayList<>()).add(i));
    Map<String, double[]> parts = new TreeMap<>();
    members.forEach(
        (name, at) -> parts.put(name, at.stream().mapToDouble(i -> values[i]).toArray()));
    return parts;
  }

  private boolean selects() {
    return grouped && groups.isEmpty();
  }

  /** Whether the counts that select groups are what was asked for. */
  private boolean shared() {
    return statistic instanceof Count;
  }

  private GroupThreshold threshold() {
    Price price = statistic.price(rows());
    if (price.delta() == 0) {
      throw Scalar.needsDelta("`by` without a list of groups");
    }
    return new GroupThreshold(
        new Price(
            shared() ? price.epsilon() : price.epsilon() / 4,
            normal() && !shared() ? price.delta() / 2 : price.delta(),
            rows()));
  }

  /** What selecting the groups leaves for the statistic. */
  private Price rest() {
    Price price = statistic.price(rows());
    return new Price(price.epsilon() * 3 / 4, normal() ? price.delta() / 2 : 0, rows());
  }

  private boolean normal() {
    return statistic.noise().filter(NamedNoise::normal).isPresent();
  }
}
