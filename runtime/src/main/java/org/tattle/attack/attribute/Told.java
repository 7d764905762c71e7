package org.tattle.attack.attribute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.tattle.attack.Leak;
import org.tattle.attack.Reading;
import org.tattle.attack.Result;
import org.tattle.attack.Tails;
import org.tattle.attack.Threat;
import org.tattle.component.Detail;
import org.tattle.component.Metric;
import org.tattle.measure.Estimate;
import org.tattle.measure.Intervals;
import org.tattle.run.MessageText;

/**
 * Of whom an attribute was told rightly.
 *
 * @param column which attribute
 * @param people everybody of whom it was told
 * @param queries how often the target answered
 * @param refused how often it did not, for a limit on queries
 */
public record Told(String column, List<Person> people, long queries, long refused)
    implements Result {
  static final Reading GAP = new Reading("gap", "told of members more", true);
  private static final Reading ACCURACY = new Reading("accuracy", "told of members", true);
  private static final int SMALL = 10;

  public Told {
    people = List.copyOf(people);
  }

  /**
   * One whose attribute was told.
   *
   * @param row of the data set
   * @param group what the groups are told apart by
   * @param member whether the target was trained on it
   * @param truth what stands in the column
   * @param guess what the attack said
   * @param right whether it is that
   * @param imputed whether the imputation said it
   * @param common whether it is what the attacker knows to be the commonest
   */
  public record Person(
      int row,
      String group,
      boolean member,
      String truth,
      String guess,
      boolean right,
      boolean imputed,
      boolean common) {}

  /**
   * What was told of people of a group, in shares.
   *
   * @param group what they have in common
   * @param members how many of them the target was trained on
   * @param others how many it was not
   * @param in of how many members it was told rightly
   * @param out of how many others
   * @param imputed of how many members by the imputation
   * @param majority how many members have what most people have: whoever always says that is right
   *     so often
   * @param gap by how much more of members than of others
   * @param lower the lower end of its interval
   * @param upper the upper end
   */
  public record Group(
      String group,
      int members,
      int others,
      double in,
      double out,
      double imputed,
      double majority,
      double gap,
      double lower,
      double upper) {}

  static Told of(
      String column,
      List<String> names,
      List<String> groups,
      int[] rows,
      int members,
      int[] truth,
      int[] guesses,
      int[] imputed,
      int common,
      long queries,
      long refused) {
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      people.add(
          new Person(
              rows[i],
              groups.get(i),
              i < members,
              names.get(truth[i]),
              names.get(guesses[i]),
              guesses[i] == truth[i],
              imputed[i] == truth[i],
              common == truth[i]));
    }
    return new Told(column, people, queries, refused);
  }

  /** By how much more of the first so many are guessed rightly than of the rest. */
  static Estimate gap(int[] guesses, int[] truth, int members, double level) {
    int in = (int) IntStream.range(0, members).filter(i -> guesses[i] == truth[i]).count();
    int out =
        (int) IntStream.range(members, truth.length).filter(i -> guesses[i] == truth[i]).count();
    return Intervals.difference(in, members, out, truth.length - members, level);
  }

  @Override
  public Threat threat() {
    return Threat.ATTRIBUTE;
  }

  @Override
  public List<Leak> leaks() {
    int only = count(it -> it.member && it.right && !it.imputed);
    int instead = count(it -> it.member && !it.right && it.imputed);
    return List.of(
        new Leak(
            GAP,
            gap(),
            Estimate.exact(0),
            1,
            Tails.MORE,
            words(
                "“%%s” told “%s” rightly of %,d of %,d people who were in the training data, and of"
                    + " %,d of %,d who were not.",
                count(it -> it.member && it.right),
                count(Person::member),
                count(it -> !it.member && it.right),
                count(it -> !it.member))),
        new Leak(
            ACCURACY,
            accuracy(),
            imputed(),
            1,
            Tails.MORE,
            Optional.of(Leak.pairs(only, instead)),
            words(
                "Of people who were in, “%%s” told “%s” rightly of %,d of %,d; whoever did not ask"
                    + " the model could tell it of %,d by the rest of their rows.",
                count(it -> it.member && it.right),
                count(Person::member),
                count(it -> it.member && it.imputed))));
  }

  private String words(String format, Object... counts) {
    List<Object> values = new ArrayList<>(List.of(column.replace("%", "%%")));
    values.addAll(List.of(counts));
    return MessageText.of(format, values.toArray());
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        MessageText.of(
            "`%s` of members: told %.1f%%, imputed without the model %.1f%%, the commonest value"
                + " %.1f%%; of others: told %.1f%%.",
            column,
            100 * accuracy().value(),
            100 * imputed().value(),
            100 * majority().value(),
            100 * others().value()));
    if (refused > 0) {
      notes.add(
          MessageText.of(
              "%,d of %,d queries were refused; of whom nothing was answered, the commonest value"
                  + " was guessed.",
              refused, refused + queries));
    }
    return notes;
  }

  private int count(Predicate<Person> holds) {
    return (int) people.stream().filter(holds).count();
  }

  private Estimate share(Predicate<Person> right, Predicate<Person> of) {
    return Estimate.proportion(count(right.and(of)), count(of));
  }

  @Metric(
      doc = "by how much more of members is told rightly than of others",
      share = true,
      headline = true)
  public Estimate gap() {
    return Intervals.difference(
        count(it -> it.member && it.right),
        count(Person::member),
        count(it -> !it.member && it.right),
        count(it -> !it.member),
        Estimate.LEVEL);
  }

  @Metric(doc = "share of members of whom it is told rightly", share = true)
  public Estimate accuracy() {
    return share(Person::right, Person::member);
  }

  @Metric(
      doc = "share of people of whom it is told that the target was not trained on",
      share = true)
  public Estimate others() {
    return share(Person::right, it -> !it.member);
  }

  @Metric(
      doc = "share of members of whom an imputation tells it that asks the target nothing",
      share = true)
  public Estimate imputed() {
    return share(Person::imputed, Person::member);
  }

  @Metric(doc = "share of members who have the commonest value", share = true)
  public Estimate majority() {
    return share(Person::common, Person::member);
  }

  @Metric(
      doc = "by how much more of members is told than by the better of imputation and majority",
      share = true)
  public Estimate advantage() {
    boolean imputes = imputed().value() >= majority().value();
    return Intervals.mean(
        people.stream()
            .filter(Person::member)
            .mapToDouble(it -> (it.right ? 1 : 0) - ((imputes ? it.imputed : it.common) ? 1 : 0))
            .toArray());
  }

  @Metric(doc = "queries that the target answered")
  public Estimate asked() {
    return Estimate.exact(queries);
  }

  /** Of few people a share says nothing, and much of single ones. */
  @Detail(doc = "what was told of each group of ten people or more, of members and of others")
  public List<Group> groups() {
    Map<String, List<Person>> by = new TreeMap<>();
    people.forEach(it -> by.computeIfAbsent(it.group, name -> new ArrayList<>()).add(it));
    List<Group> groups = new ArrayList<>();
    by.forEach(
        (name, some) -> {
          Told own = new Told(column, some, 0, 0);
          int in = own.count(Person::member);
          int out = some.size() - in;
          if (in >= SMALL && out >= SMALL) {
            Estimate gap = own.gap();
            groups.add(
                new Group(
                    name,
                    in,
                    out,
                    own.accuracy().value(),
                    own.others().value(),
                    own.imputed().value(),
                    own.majority().value(),
                    gap.value(),
                    gap.lower(),
                    gap.upper()));
          }
        });
    return groups;
  }

  @Detail(doc = "every person of whom it was told")
  public List<Person> records() {
    return people;
  }
}
