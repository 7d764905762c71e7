package org.tattle.defense.robust;

import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Fit;
import org.tattle.defense.InputDefense;
import org.tattle.defense.Sway;
import org.tattle.nn.network.Hardening;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.ModelFaults;

/**
 * Randomised smoothing (Cohen, Rosenfeld and Kolter 2019): the model is trained on noisy rows, and
 * its answer is the class that it says most often of many noisy copies of a row. If that is said
 * with probability p above one half, no change shorter than {@code sigma Φ⁻¹(p)} alters it (theorem
 * 1), whoever makes it and however; p is bounded from below by as many copies more, at a confidence
 * that is part of the certificate (Clopper and Pearson). Where p cannot be told from one half it
 * abstains, and a row that it abstains on is not certified.
 *
 * <p>Whoever can compute the noise beforehand can look for a row that this noise misleads: it is
 * drawn where nobody can, unless a seed was set.
 */
@Component(
    name = "smoothing",
    doc = "Answers what most noisy copies of a row are taken for, with a radius that is certified.",
    paper = "Cohen et al. 2019, Certified Adversarial Robustness via Randomized Smoothing",
    example = "defend smoothing sigma=0.25",
    revision = 2)
public record Smoothing(
    @Param(
            doc = "deviation of the noise, in ranges of a feature",
            min = 0,
            above = true,
            max = 1000)
        double sigma,
    @Param(doc = "noisy copies that an answer counts", min = 1, max = 1_000_000) int tries,
    @Param(doc = "copies that choose the class of a certificate", min = 1, max = 1_000_000)
        int first,
    @Param(doc = "copies that a certificate counts", min = 10, max = 10_000_000) int proof,
    @Param(
            doc = "how likely a certificate may be wrong",
            min = 0,
            above = true,
            max = 0.5,
            share = true)
        double alpha,
    @Param(doc = "non-members that are certified at most", min = 1) int rows)
    implements Hardened, InputDefense {

  public Smoothing() {
    this(0.25, 100, 100, 1000, 0.001, 500);
  }

  @Override
  public Hardening hardening(Fit fit) {
    double length =
        ranges(fit).length().orElseThrow(() -> Fault.of(ModelFaults.RANGES_DIFFER)) * sigma;
    return new Hardening.Noise(length);
  }

  @Override
  public boolean draws() {
    return true;
  }

  @Override
  public Optional<Sway> sway() {
    return Optional.of(new Sway(sigma, tries, first, proof, alpha, rows));
  }
}
