package org.tattle.defense.aggregation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Crowd;
import org.tattle.defense.Gathering;
import org.tattle.privacy.Delta;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.NoiseCalibration;
import org.tattle.privacy.account.Spent;
import org.tattle.privacy.account.Steps;
import org.tattle.privacy.noise.Gaussian;

/**
 * Local differential privacy: each client clips its change to norm S and adds noise to it before it
 * leaves the device, so that the server sees nothing else. Whatever two changes a client may have
 * had, they are 2S apart at most, and noise has deviation 2σS in every number. Nothing is gained by
 * sampling or by being many: a client spends in every round that it is asked in.
 */
@Component(
    name = "local_dp",
    doc = "Each client adds noise to what it sends, so that it need trust nobody.",
    paper = "Kasiviswanathan et al. 2011, What Can We Learn Privately?",
    example = "defend local_dp eps=50 on fed as noisy")
public record LocalDp(
    @Param(
            doc = "privacy budget epsilon of a client over all rounds, in nats",
            min = 0,
            above = true,
            max = 100_000,
            required = true)
        double eps,
    @Param(
            doc = "chance that the guarantee fails; if not given, 1/clients^2 rounded down",
            min = 0,
            above = true,
            max = 0.5)
        Optional<Double> delta,
    @Param(
            doc = "norm S that changes are clipped to, which noise is scaled by",
            min = 0,
            above = true,
            max = 1e6)
        double clip)
    implements ClientPrivacy {
  public LocalDp() {
    this(50, Optional.empty(), 1);
  }

  private double delta(Crowd crowd) {
    return delta.orElseGet(() -> Delta.forRows(crowd.clients()));
  }

  @Override
  public double noise(Crowd crowd, Optional<SecAgg> masks) {
    return NoiseCalibration.noise(Accounting.PRV, eps, delta(crowd), 1, crowd.most());
  }

  @Override
  public Spent spent(Crowd crowd, double noise, Optional<SecAgg> masks) {
    return Composition.spent(
            Accounting.PRV, List.of(new Steps(1, noise, crowd.most())), delta(crowd))
        .ofReports()
        .noting("who takes part, and when, is not hidden");
  }

  @Override
  public float[] send(float[] change, int client, Gathering round) {
    float[] clipped = ClippedNorm.to(clip, change);
    double[] values = new double[clipped.length];
    Arrays.setAll(values, i -> clipped[i]);
    double[] noisy =
        Gaussian.perturb(
            values, round.noise() * 2 * clip, 2 * clip, round.draws().apply("noise " + client));
    float[] sent = new float[noisy.length];
    for (int i = 0; i < sent.length; i++) {
      sent[i] = (float) noisy[i];
    }
    return sent;
  }
}
