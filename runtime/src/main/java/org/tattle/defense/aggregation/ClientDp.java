package org.tattle.defense.aggregation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Crowd;
import org.tattle.defense.Defense;
import org.tattle.defense.Gathering;
import org.tattle.defense.Updates;
import org.tattle.privacy.Delta;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.NoiseCalibration;
import org.tattle.privacy.account.Spent;
import org.tattle.privacy.account.Steps;
import org.tattle.privacy.noise.Gaussian;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.FederationFaults;

/**
 * Differentially private federated averaging (McMahan et al. 2018, algorithm 1): it hides whether a
 * client took part, with all of its rows. Each client takes part in a round by a coin of its own,
 * with chance q; every change is clipped to norm S, counts the same however many rows are behind
 * it, and the sum, with Gaussian noise of deviation σS, is divided by the constant qK. S is both
 * the clip and the sensitivity that σ multiplies.
 *
 * <p>With {@code quantile} S follows that quantile of the norms (Andrew et al. 2021, algorithm 1):
 * the count of those below S gets noise of deviation qK/20, and the sum as much more that both
 * together are one Gaussian of multiplier σ (their theorem 1).
 *
 * <p>After {@code secagg} the server is not trusted with single updates, and there is nobody who
 * could add noise: clients add it under the masks, {@link MaskedNoise}. As the server knows whom it
 * asks, nothing is gained by sampling then: a client spends by the rounds it is asked in. A client
 * that cheats is not clipped by anybody, but hides no less of others.
 */
@Component(
    name = "client_dp",
    doc = "Hides who took part with differential privacy: clips what clients send and adds noise.",
    paper = "McMahan et al. 2018, Learning Differentially Private Recurrent Language Models",
    example = "defend client_dp eps=8 on fed as private")
public record ClientDp(
    @Param(
            doc = "privacy budget epsilon of a client, in nats",
            min = 0,
            above = true,
            max = 1000,
            required = true)
        double eps,
    @Param(
            doc =
                "chance that the guarantee fails; if not given, 1/clients^2 rounded down to 10^-k,"
                    + " how many clients there are being public",
            min = 0,
            above = true,
            max = 0.5)
        Optional<Double> delta,
    @Param(
            doc = "norm S that changes are clipped to, which noise is scaled by",
            min = 0,
            above = true,
            max = 1e6)
        double clip,
    @Param(
            doc = "quantile of the norms of changes that S follows; S stays if not given",
            min = 0.01,
            max = 0.99,
            share = true)
        Optional<Double> quantile,
    @Param(
            doc =
                "share of the asked clients whose noise is not counted on where clients add it"
                    + " themselves, as they may work for the server",
            min = 0,
            max = 0.5,
            share = true)
        double colluding,
    @Param(doc = "how the privacy spent is added up, where the server adds the noise")
        Accounting accountant,
    @Param(
            doc =
                "what noise clients add themselves after `secagg`: discrete Gaussian numbers, whose"
                    + " sums are nearly such again, or Skellam numbers, whose sums are exactly")
        MaskedNoise.Kind noise)
    implements ClientPrivacy {
  /** How fast S follows. */
  private static final double RATE = 0.2;

  /** The deviation of the noise of a count, over how many clients there are on average. */
  private static final double COUNTED = 1.0 / 20;

  public ClientDp() {
    this(8, Optional.empty(), 1, Optional.empty(), 0, Accounting.PRV, MaskedNoise.Kind.GAUSSIAN);
  }

  private double delta(Crowd crowd) {
    return delta.orElseGet(() -> Delta.forRows(crowd.clients()));
  }

  private MaskedNoise under(SecAgg masks) {
    return new MaskedNoise(noise, clip, colluding, masks);
  }

  @Override
  public double noise(Crowd crowd, Optional<SecAgg> masks) {
    return masks
        .map(it -> under(it).least(crowd, new Guarantee(eps, delta(crowd))))
        .orElseGet(
            () ->
                NoiseCalibration.noise(
                    accountant, eps, delta(crowd), crowd.fraction(), crowd.rounds()));
  }

  @Override
  public double known(int rounds, Crowd crowd, double noise, Optional<SecAgg> masks) {
    return masks.isEmpty() || rounds == 0
        ? ClientPrivacy.super.known(rounds, crowd, noise, masks)
        : under(masks.get()).spent(crowd, noise, rounds, delta(crowd)).epsilon();
  }

  @Override
  public Spent spent(Crowd crowd, double noise, Optional<SecAgg> masks) {
    return masks
        .map(it -> under(it).spent(crowd, noise, crowd.most(), delta(crowd)))
        .orElseGet(
            () ->
                Composition.spent(
                    accountant,
                    List.of(new Steps(crowd.fraction(), noise, crowd.rounds())),
                    delta(crowd)))
        .ofClients()
        .noting(
            masks
                .map(
                    it ->
                        ("clients add the noise under the masks, %s of a round being counted on;"
                                + " who is asked is known, so that nothing is gained by sampling")
                            .formatted(under(it).counted(crowd.asked())))
                .orElse(
                    "the server adds the noise: it sees single updates as clients send them, and"
                        + " who took part, so that attacks from its view find what they find without"
                        + " it; `secagg` before it, or `local_dp`, is against the server as well"));
  }

  @Override
  public boolean coins(Optional<SecAgg> masks) {
    return masks.isEmpty();
  }

  @Override
  public boolean sums() {
    return true;
  }

  /** Norms are seen by nobody under masks. */
  @Override
  public Optional<Fault> conflict(Defense before) {
    return quantile.isPresent() && before instanceof SecAgg
        ? Optional.of(Fault.of(FederationFaults.QUANTILE_UNDER_MASKS))
        : ClientPrivacy.super.conflict(before);
  }

  /**
   * @throws Fault D452 if the noise is for masks, and there are none
   */
  @Override
  public void joins(List<Defense> before) {
    if (noise != MaskedNoise.Kind.GAUSSIAN && before.stream().noneMatch(SecAgg.class::isInstance)) {
      throw Fault.of(FederationFaults.NOISE_IS_FOR_MASKS).at("noise");
    }
  }

  /**
   * @throws Fault D450 if the count of short changes would take all of the noise
   */
  @Override
  public void fits(Crowd crowd) {
    double counting = COUNTED * crowd.fraction() * crowd.clients();
    if (quantile.isPresent() && 2 * counting <= noise(crowd, Optional.empty())) {
      throw Fault.of(FederationFaults.QUANTILE_NEEDS_MORE).at("quantile");
    }
  }

  /** The norm that changes are clipped to, which follows a quantile from round to round. */
  @Override
  public float[] memory(int weights, int clients) {
    return new float[] {(float) clip};
  }

  /** Under masks: clipped, on the grid, and with its part of the noise. */
  @Override
  public float[] send(float[] change, int client, Gathering round) {
    return round
        .with(SecAgg.class)
        .map(masks -> under(masks).on(change, client, round))
        .orElse(change);
  }

  @Override
  public Updates treat(Updates came, Gathering round) {
    double expected = round.crowd().fraction() * round.crowd().clients();
    if (round.with(SecAgg.class).isPresent()) {
      double[] same = new double[came.count()];
      Arrays.fill(same, 1);
      return new Updates(came.changes(), same, round.crowd().answering());
    }
    double norm = round.memory(this)[0];
    double counting = COUNTED * expected;
    double summing =
        quantile.isPresent()
            ? Math.pow(Math.pow(round.noise(), -2) - Math.pow(2 * counting, -2), -0.5)
            : round.noise();
    double[] sum = new double[round.weights()];
    double below = 0;
    for (float[] change : came.changes()) {
      below += (ClippedNorm.of(change) <= norm ? 1 : 0) - 0.5;
      float[] clipped = ClippedNorm.to(norm, change);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += clipped[i];
      }
    }
    double[] noisy = Gaussian.perturb(sum, summing * norm, norm, round.draws().apply("noise"));
    if (quantile.isPresent()) {
      double[] count = {below};
      double counted = Gaussian.perturb(count, counting, 0.5, round.draws().apply("count"))[0];
      double share = counted / expected + 0.5;
      round.memory(this)[0] = (float) (norm * Math.exp(-RATE * (share - quantile.get())));
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (noisy[i] / expected);
    }
    return Updates.of(mean);
  }
}
