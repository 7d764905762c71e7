package org.tattle.attack.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tattle.attack.Exhibit;
import org.tattle.attack.Leak;
import org.tattle.attack.Reading;
import org.tattle.attack.Result;
import org.tattle.attack.Tails;
import org.tattle.attack.Threat;
import org.tattle.component.Detail;
import org.tattle.component.Metric;
import org.tattle.measure.Estimate;
import org.tattle.run.MessageText;

/**
 * How far people are found in a published table.
 *
 * @param known the columns by which they were looked for
 * @param secret the column to learn, if there is one
 * @param members how those fare who are in the table
 * @param others how those fare who are not
 * @param journalists of each published row, one over the people among all there are who are written
 *     alike, {@code [rows]}
 */
public record Linked(
    List<String> known, Optional<String> secret, Tally members, Tally others, double[] journalists)
    implements Result {
  static final Reading FALSE_LINKS = new Reading("false_links", "false links", true);
  private static final Reading SINGLED_OUT = new Reading("singled_out", "singled out", true);
  private static final Reading LEARNED = new Reading("learned", "learned", true);

  public Linked {
    known = List.copyOf(known);
  }

  @Override
  public Threat threat() {
    return Threat.SINGLING_OUT;
  }

  @Override
  public List<Leak> leaks() {
    List<Leak> leaks = new ArrayList<>();
    leaks.add(
        new Leak(
            SINGLED_OUT,
            singledOut(),
            Estimate.exact(1.0 / members.people()),
            1,
            Tails.MORE,
            String.format(
                Locale.ROOT,
                "By %s “%%s” points out one row, their own, for %,d of the %,d people in the"
                    + " table.",
                by().replace("%", "%%"),
                members.found(),
                members.people())));
    secret.ifPresent(
        column ->
            leaks.add(
                new Leak(
                    LEARNED,
                    learned().orElseThrow(),
                    baseline().orElseThrow(),
                    1,
                    Tails.MORE,
                    String.format(
                        Locale.ROOT,
                        "It tells “%s” rightly of %,d of the %,d people in the table, and of %,d of"
                            + " %,d who are not in it.",
                        column.replace("%", "%%"),
                        members.right(),
                        members.people(),
                        others.right(),
                        others.judged()))));
    return leaks;
  }

  private String by() {
    return known.isEmpty() ? "nothing that is published" : String.join(", ", known);
  }

  @Override
  public List<Exhibit> exhibits() {
    return List.of(
        new Exhibit.Scores(
            "rows that fit",
            List.of(
                new Exhibit.Group("in the table", sizes(members)),
                new Exhibit.Group("not in the table", sizes(others)))));
  }

  private static double[] sizes(Tally tally) {
    return Arrays.stream(tally.fitting()).asDoubleStream().toArray();
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        MessageText.of(
            "looked for %,d people in the table, and %,d who are not, by %s; whoever knows that a"
                + " person is in it picks their row with a chance of %.2g on average.",
            members.people(), others.people(), by(), success().value()));
    confidence()
        .ifPresent(
            right ->
                notes.add(
                    MessageText.of(
                        "of %,d links that it claims, of anybody, %.0f%% are right; it takes them"
                            + " to be right for %.0f%%.",
                        members.claimed() + others.claimed(),
                        100 * right.value(),
                        100 * believed().orElseThrow().value())));
    return notes;
  }

  @Metric(
      doc = "share of people in the table whom what is known of them fits alone",
      share = true,
      headline = true)
  public Estimate singledOut() {
    return Estimate.proportion(members.found(), members.people());
  }

  @Metric(doc = "share of people not in the table for whom one row alone fits", share = true)
  public Estimate falseLinks() {
    return Estimate.proportion(others.claimed(), Math.max(1, others.people()));
  }

  @Metric(doc = "share of people in the table of whom the sensitive column is told", share = true)
  public Optional<Estimate> learned() {
    return secret.map(it -> Estimate.proportion(members.right(), members.people()));
  }

  @Metric(doc = "share of people not in the table of whom it is told as well", share = true)
  public Optional<Estimate> baseline() {
    return secret.map(it -> Estimate.proportion(others.right(), Math.max(1, others.judged())));
  }

  @Metric(
      doc = "chance to pick a person's own row, known to be in the table, on average (marketer)",
      share = true)
  public Estimate success() {
    return Estimate.exact(members.picked() / members.people());
  }

  @Metric(
      doc = "of the links that are claimed, of anybody, how many are right (confidence)",
      share = true)
  public Optional<Estimate> confidence() {
    int claimed = members.claimed() + others.claimed();
    return claimed == 0
        ? Optional.empty()
        : Optional.of(Estimate.proportion(members.found(), claimed));
  }

  @Metric(doc = "how many of these links the attacker believes to be right", share = true)
  public Optional<Estimate> believed() {
    int claimed = members.claimed() + others.claimed();
    return claimed == 0
        ? Optional.empty()
        : Optional.of(Estimate.exact((members.believed() + others.believed()) / claimed));
  }

  @Metric(
      doc =
          "chance to pick the right person for a row, of all people there are, for the row where it"
              + " is largest (journalist's risk)",
      share = true)
  public Estimate journalist() {
    return Estimate.exact(Arrays.stream(journalists).max().orElse(0));
  }

  @Metric(
      doc = "chance to pick the right person for a row, of all people there are, on average",
      share = true)
  public Estimate journalistMean() {
    return Estimate.exact(Arrays.stream(journalists).average().orElse(0));
  }

  @Metric(
      doc = "chance to pick the own row of whom it is easiest to find (prosecutor's risk)",
      share = true)
  public Estimate prosecutor() {
    double smallest = smallest().value();
    return Estimate.exact(smallest == 0 ? 0 : 1 / smallest);
  }

  @Metric(doc = "fewest rows that fit anybody: k of k-anonymity")
  public Estimate smallest() {
    return Estimate.exact(
        Arrays.stream(members.fitting()).filter(rows -> rows > 0).min().orElse(0));
  }

  /**
   * People for whom so many rows fit.
   *
   * @param fitting rows that fit
   * @param inside people in the table
   * @param outside people who are not
   */
  public record Size(int fitting, int inside, int outside) {}

  @Detail(doc = "for how many people so many rows fit, fewest first")
  public List<Size> sizes() {
    return IntStream.concat(Arrays.stream(members.fitting()), Arrays.stream(others.fitting()))
        .distinct()
        .sorted()
        .mapToObj(rows -> new Size(rows, members.with(rows), others.with(rows)))
        .toList();
  }
}
