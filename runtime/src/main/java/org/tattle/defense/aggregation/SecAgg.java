package org.tattle.defense.aggregation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.ParameterFault;
import org.tattle.crypto.aggregation.FixedPoint;
import org.tattle.crypto.aggregation.Identity;
import org.tattle.crypto.aggregation.NeighbourGraph;
import org.tattle.crypto.aggregation.Phase;
import org.tattle.crypto.aggregation.ProtocolBreach;
import org.tattle.crypto.aggregation.SecureSum;
import org.tattle.defense.AggregationDefense;
import org.tattle.defense.Crowd;
import org.tattle.defense.Gathering;
import org.tattle.defense.Updates;
import org.tattle.model.Access;
import org.tattle.privacy.account.WrittenNumber;
import org.tattle.run.Fault;
import org.tattle.run.Randomness;
import org.tattle.run.catalogue.FederationFaults;

/**
 * Secure aggregation (Bonawitz et al. 2017): clients add up what they send under masks that cancel
 * out, so that the server learns the sum of a round and no single update. Each client sends its
 * change times its share of rows, and that share as one number more, in fixed point; the mean is
 * the quotient of two sums. The largest number of rows of a client is taken for public.
 *
 * <p>Keys and masks are of the secure source whatever the seed is; the sum does not depend on them.
 */
@Component(
    name = "secagg",
    doc = "Clients send under masks that cancel out: the server learns their sum alone.",
    paper = "Bonawitz et al. 2017, Practical Secure Aggregation; Bell et al. 2020",
    example = "defend secagg on fed as masked")
public record SecAgg(
    @Param(
            doc =
                "share of the clients of a round that must be left to make the sum; if not given,"
                    + " just over two thirds, or over half where the server is `honest`",
            min = 0.34,
            max = 1,
            share = true)
        Optional<Double> threshold,
    @Param(doc = "bits behind the point of the numbers that are added up", min = 4, max = 28)
        int bits,
    @Param(
            doc =
                "who masks against whom: all with all, or each with as many, of the order of the"
                    + " logarithm, as suffice where a fifth of the clients work for the server")
        Masking graph,
    @Param(
            doc =
                "what the server may do: anything, which takes signatures, or only look at what it"
                    + " is sent, as it must with the sparse graph")
        Server server)
    implements AggregationDefense {
  /** Clients of a sum that hides each among others. */
  private static final int LEAST = 3;

  private static final double CORRUPT = 0.2;
  private static final double SILENT = 0.1;

  /** Who masks against whom. */
  public enum Masking {
    COMPLETE,
    SPARSE
  }

  /** What the server may do. */
  public enum Server {
    ACTIVE,
    HONEST
  }

  public SecAgg() {
    this(Optional.empty(), 16, Masking.COMPLETE, Server.ACTIVE);
  }

  public SecAgg {
    if (graph == Masking.SPARSE && server == Server.ACTIVE) {
      throw new ParameterFault(
          "with the sparse graph the server must be honest, as no client knows who all are left",
          "graph",
          "server");
    }
    if (graph == Masking.SPARSE && threshold.isPresent()) {
      throw new ParameterFault(
          "with the sparse graph the threshold follows from how many neighbours each has",
          "threshold",
          "graph");
    }
    if (server == Server.ACTIVE && threshold.isPresent() && threshold.get() <= 2.0 / 3) {
      throw new ParameterFault(
          "against an active server more than two thirds must be left: with fewer it can tell two"
              + " halves of the clients different things",
          "threshold",
          "server");
    }
  }

  @Override
  public Place place() {
    return Place.CHANNEL;
  }

  @Override
  public Set<Access> withholds() {
    return Set.of(Access.UPDATES);
  }

  @Override
  public Optional<String> excludes() {
    return Optional.of(
        "rules that look at single updates, such as `krum`, and telling who sent what: a bad client"
            + " may send anything that fits");
  }

  /** How many of so many clients must be left to make their sum. */
  int needed(int asked) {
    int least = server == Server.ACTIVE ? SecureSum.twoThirds(asked) : Math.max(2, asked / 2 + 1);
    return Math.max(
        LEAST,
        threshold
            .map(share -> (int) Math.ceil(share * asked))
            .map(it -> Math.max(it, least))
            .orElse(least));
  }

  /** The numbers that are added up, of so many clients. */
  public FixedPoint numbers(int clients) {
    return new FixedPoint(bits, clients);
  }

  /**
   * @throws Fault D450 if too few answer, or there is no room for their sum
   */
  @Override
  public void fits(Crowd crowd) {
    int asked = crowd.asked();
    int answering = crowd.answering();
    if (answering < needed(asked)) {
      throw Fault.of(FederationFaults.SUM_NEEDS_MORE, needed(asked), answering, asked)
          .at("threshold");
    }
    if (numbers(asked).reach() < 1) {
      int enough = (int) Math.floor(Math.log(Integer.MAX_VALUE / asked) / Math.log(2));
      throw Fault.of(FederationFaults.TOO_FEW_BITS, bits, asked, enough).at("bits");
    }
  }

  /** Whoever sends more than there is room for only spoils what he sends himself. */
  @Override
  public float[] passing(float[] change, Gathering round) {
    float reach = Math.nextDown((float) numbers(round.asked()).reach());
    float[] passing = new float[change.length];
    for (int i = 0; i < passing.length; i++) {
      passing[i] = Float.isNaN(change[i]) ? 0 : Math.max(-reach, Math.min(reach, change[i]));
    }
    return passing;
  }

  /**
   * The mean that the sum gives; no change at all where too few clients came to make one.
   *
   * @throws Fault R571 if a client moves a weight by more than there is room for
   */
  @Override
  public Updates treat(Updates came, Gathering round) {
    int asked = round.asked();
    int weights = came.changes()[0].length;
    if (came.count() < needed(asked)) {
      return Updates.of(new float[weights]);
    }
    FixedPoint point = numbers(asked);
    double most = Arrays.stream(came.shares()).max().orElseThrow();
    int[][] values = new int[asked][];
    for (int i = 0; i < asked; i++) {
      values[i] =
          i < came.count()
              ? encoded(point, came.changes()[i], came.shares()[i] / most)
              : new int[weights + 1];
    }
    try {
      SecureSum.Summed summed =
          sums(asked).of(values, silent(came.count(), asked), round.control());
      round.sent().add(summed.up() - (long) Float.BYTES * weights * came.count());
      double shares = point.read(summed.values()[weights]);
      double whole = Arrays.stream(came.shares()).sum() / most;
      double over = came.total() / most * shares / whole;
      float[] mean = new float[weights];
      for (int i = 0; i < weights; i++) {
        mean[i] = (float) (point.read(summed.values()[i]) / over);
      }
      return Updates.of(mean);
    } catch (ProtocolBreach tooFew) {
      return Updates.of(new float[weights]);
    }
  }

  private static int[] encoded(FixedPoint point, float[] change, double share) {
    int[] values = new int[change.length + 1];
    for (int i = 0; i < change.length; i++) {
      double value = share * change[i];
      if (!point.holds(value)) {
        throw Fault.of(
                FederationFaults.OUT_OF_REACH,
                WrittenNumber.rounded(value, 1),
                point.bits(),
                point.clients(),
                WrittenNumber.rounded(point.reach(), 3))
            .at("bits");
      }
      values[i] = point.of(value);
    }
    values[change.length] = point.of(share);
    return values;
  }

  private SecureSum sums(int asked) {
    if (graph == Masking.SPARSE) {
      NeighbourGraph.Enough enough = NeighbourGraph.Enough.of(asked, CORRUPT, SILENT);
      return new SecureSum(
          NeighbourGraph.sparse(asked, enough.degree(), Randomness.secure()),
          enough.threshold(),
          List.of());
    }
    List<Identity> signing =
        server == Server.ACTIVE
            ? Stream.generate(Identity::fresh).limit(asked).toList()
            : List.of();
    return new SecureSum(NeighbourGraph.complete(asked), needed(asked), signing);
  }

  /** Those who never answer fall silent one after the other: at keys, at shares, at values. */
  private static Map<Integer, Phase> silent(int from, int to) {
    Map<Integer, Phase> silent = new HashMap<>();
    Phase[] before = {Phase.MASK, Phase.SHARE, Phase.ADVERTISE};
    IntStream.range(from, to).forEach(i -> silent.put(i, before[i % before.length]));
    return silent;
  }
}
