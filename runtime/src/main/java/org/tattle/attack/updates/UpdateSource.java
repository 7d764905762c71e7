package org.tattle.attack.updates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.federated.Federation;
import org.tattle.federated.look.Look;
import org.tattle.federated.look.SeenUpdate;
import org.tattle.model.Access;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.UpdateFaults;

/**
 * Tells which client has a row that one of them is known to have: the one whose updates go the way
 * that the row would have them go. Clients who have most of a class are told by that alone, so
 * beside it stands who only counts, by the same updates, how many rows of its class each has.
 */
@Component(
    name = "source",
    doc = "Tells which client has a row, by what each sends.",
    paper = "Hu et al. 2021, Source Inference Attacks in Federated Learning",
    example = "attack source on fed with rows=100")
public record UpdateSource(
    @Param(
            doc = "rounds that are looked at, evenly from the first to the last",
            min = 1,
            max = 1000)
        int rounds,
    @Param(doc = "rows that are tried at most, who are drawn", min = 1, max = 1_000_000) int rows)
    implements LookingAttack {

  public UpdateSource() {
    this(3, 500);
  }

  @Override
  public Look look() {
    return new Look(Look.View.SERVER, rounds, 10_000);
  }

  /** What one client sends: a sum is nobody's. */
  @Override
  public Set<Access> needs() {
    return Set.of(Access.UPDATES, Access.LABELS);
  }

  @Override
  public Class<SourceTold> finds() {
    return SourceTold.class;
  }

  @Override
  public SourceTold run(Federation federation, Context context) {
    return told(federation, seen(federation, context), context);
  }

  private SourceTold told(Federation federation, List<SeenUpdate> updates, Context context) {
    OwnRows known = OwnRows.of(federation.data(), federation.split());
    Map<Integer, int[]> whose = new TreeMap<>();
    updates.forEach(seen -> whose.put(seen.clients()[0], seen.rows()[0]));
    int[] tried = drawn(whose, context.seed().split("rows"));
    double[][] fits = new RowFit(known, updates).of(tried, context.control());
    List<int[]> counts = new ArrayList<>();
    for (SeenUpdate seen : updates) {
      counts.add(LabelCounts.of(seen, known, context.control()));
    }
    int right = 0;
    int usual = 0;
    int alone = 0;
    for (int i = 0; i < tried.length; i++) {
      int row = tried[i];
      int label = known.data().labels()[row];
      double[] byClass = counts.stream().mapToDouble(it -> it[label]).toArray();
      boolean told = has(whose, best(fits[i], updates), row);
      boolean guessed = has(whose, best(byClass, updates), row);
      right += told ? 1 : 0;
      usual += guessed ? 1 : 0;
      alone += told && !guessed ? 1 : 0;
    }
    return new SourceTold(whose.size(), tried.length, right, usual, alone);
  }

  private static boolean has(Map<Integer, int[]> whose, int client, int row) {
    return IntStream.of(whose.get(client)).anyMatch(own -> own == row);
  }

  /** Of the clients the one with the most, as a mean over the rounds in which each was seen. */
  private static int best(double[] each, List<SeenUpdate> updates) {
    Map<Integer, Double> sums = new TreeMap<>();
    Map<Integer, Integer> times = new TreeMap<>();
    for (int u = 0; u < each.length; u++) {
      sums.merge(updates.get(u).clients()[0], each[u], Double::sum);
      times.merge(updates.get(u).clients()[0], 1, Integer::sum);
    }
    return sums.keySet().stream()
        .max((a, b) -> Double.compare(sums.get(a) / times.get(a), sums.get(b) / times.get(b)))
        .orElseThrow();
  }

  private int[] drawn(Map<Integer, int[]> whose, Seed seed) {
    int[] all = whose.values().stream().flatMapToInt(IntStream::of).toArray();
    PermutationSampler.shuffle(seed.random(), all);
    return IntStream.of(all).limit(rows).toArray();
  }

  /** The same of updates that are random numbers, as long in each layer. */
  @Override
  public Optional<Counterpart> control(Federation federation, Context context) {
    List<SeenUpdate> random =
        seen(federation, context).stream()
            .map(it -> LookingAttack.random(it, context.seed().split("nothing")))
            .toList();
    return Optional.of(
        new Counterpart(
            told(federation, random, context).against(),
            UpdateFaults.CONTROL_RANDOM_SOURCES,
            "of updates of random numbers, of which nothing can be read",
            "The control of “%s” failed: random updates tell clients apart as well (%s of rows), so"
                + " what it told may be guessed."));
  }
}
