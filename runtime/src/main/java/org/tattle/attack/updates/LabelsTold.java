package org.tattle.attack.updates;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.tattle.attack.Leak;
import org.tattle.attack.Reading;
import org.tattle.attack.Result;
import org.tattle.attack.Tails;
import org.tattle.attack.Threat;
import org.tattle.component.Detail;
import org.tattle.component.Metric;
import org.tattle.federated.look.SeenUpdate;
import org.tattle.measure.Estimate;
import org.tattle.measure.Intervals;
import org.tattle.run.MessageText;

/**
 * How many rows of each class were told, of updates.
 *
 * @param updates each that was looked at
 */
public record LabelsTold(List<Update> updates) implements Result {
  private static final Reading TOLD = new Reading("told", "labels told", true);

  public LabelsTold {
    updates = List.copyOf(updates);
  }

  /**
   * What was told of an update.
   *
   * @param client whose, or "all"
   * @param rows behind it
   * @param told of how many the class was told: the smaller of the true and the told number, over
   *     classes
   * @param usual the same by the shares of the attacker's own rows
   */
  public record Update(int round, String client, int rows, int told, int usual) {}

  static Update held(SeenUpdate seen, int[] counts, OwnRows known) {
    int[] labels = known.data().labels();
    int[] truth = new int[counts.length];
    for (int[] rows : seen.rows()) {
      IntStream.of(rows).forEach(row -> truth[labels[row]]++);
    }
    int[] own = new int[counts.length];
    IntStream.of(known.own()).forEach(row -> own[labels[row]]++);
    return new Update(
        seen.round(),
        seen.clients().length == 1 ? String.valueOf(seen.clients()[0]) : "all",
        seen.count(),
        both(truth, counts),
        both(truth, dealt(own, seen.count())));
  }

  private static int both(int[] one, int[] other) {
    return IntStream.range(0, one.length).map(c -> Math.min(one[c], other[c])).sum();
  }

  /**
   * So many rows by shares: each the nearest whole below, and the rest to the largest parts left.
   */
  static int[] dealt(int[] shares, int rows) {
    long all = IntStream.of(shares).asLongStream().sum();
    int[] dealt = IntStream.of(shares).map(share -> (int) ((long) share * rows / all)).toArray();
    int left = rows - IntStream.of(dealt).sum();
    IntStream.range(0, shares.length)
        .boxed()
        .sorted((a, b) -> Long.compare(part(shares[b], rows, all), part(shares[a], rows, all)))
        .limit(left)
        .forEach(c -> dealt[c]++);
    return dealt;
  }

  private static long part(int share, int rows, long all) {
    return (long) share * rows % all;
  }

  private int sum(ToIntFunction<Update> of) {
    return updates.stream().mapToInt(of).sum();
  }

  @Override
  public Threat threat() {
    return Threat.PROPERTY;
  }

  @Override
  public List<Leak> leaks() {
    return List.of(
        new Leak(
            TOLD,
            told(),
            baseline(),
            1,
            Tails.MORE,
            MessageText.of(
                "Of %,d labels of clients' rows “%%s” told %,d by what they sent; by how many rows"
                    + " of each class others have, %,d are told.",
                sum(Update::rows), sum(Update::told), sum(Update::usual))));
  }

  /** The headline as a control is held to it. */
  Leak against() {
    return new Leak(
        TOLD,
        Intervals.clopperPearson(sum(Update::told), sum(Update::rows), 0.99),
        Intervals.clopperPearson(sum(Update::usual), sum(Update::rows), 0.99),
        1,
        Tails.MORE,
        "");
  }

  @Override
  public List<String> notes() {
    long exact = updates.stream().filter(it -> it.told == it.rows).count();
    return List.of(
        MessageText.of(
            "%,d of %,d updates had all their labels told without a mistake",
            exact, updates.size()));
  }

  @Metric(
      doc = "share of clients' labels that were told by what they sent",
      share = true,
      headline = true)
  public Estimate told() {
    return Estimate.proportion(sum(Update::told), sum(Update::rows));
  }

  @Metric(
      doc = "share of them that is told by how many rows of each class others have",
      share = true)
  public Estimate baseline() {
    return Estimate.proportion(sum(Update::usual), sum(Update::rows));
  }

  @Metric(doc = "share of updates of which all labels were told", share = true)
  public Estimate exact() {
    long exact = updates.stream().filter(it -> it.told == it.rows).count();
    return Estimate.proportion(exact, updates.size());
  }

  @Detail(doc = "an update that was looked at")
  public List<Update> each() {
    return updates;
  }
}
