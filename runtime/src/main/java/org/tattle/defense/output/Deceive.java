package org.tattle.defense.output;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Limit;

/**
 * Answers that mislead who learns from them, and keep the predicted class (Lee, Edwards, Molloy and
 * Su 2019, section 4, the reverse sigmoid): from each probability {@code p} is taken
 *
 * <pre>
 *   beta (s(gamma ln(p / (1 - p))) - 1/2),     s(z) = 1 / (1 + e^-z)
 * </pre>
 *
 * <p>and the rest is scaled to sum to one. What comes out does not rise with {@code p}, so that two
 * probabilities have one answer, and a copy learns neither. Where the class would change, beta is
 * halved until it does not. Who learns from classes alone learns as much as before.
 */
@Component(
    name = "deceive",
    doc = "Changes the probabilities so that they mislead a copy, and keeps the class.",
    paper =
        "Lee et al. 2019, Defending Against Model Stealing Attacks Using Deceptive Perturbations",
    example = "defend deceive beta=0.7")
public record Deceive(
    @Param(doc = "how much is taken at most, twice", min = 0, max = 2) double beta,
    @Param(doc = "how fast that is reached as a probability goes to 0 or 1", min = 0, max = 100)
        double gamma)
    implements Limit {
  private static final double FLOOR = 1e-12;

  public Deceive() {
    this(0.7, 0.2);
  }

  @Override
  public boolean keepsLabel() {
    return true;
  }

  @Override
  public double[] limit(double[] p) {
    return SameClass.nearest(p, share -> deceived(p, share));
  }

  private double[] deceived(double[] p, double share) {
    double[] given = new double[p.length];
    for (int c = 0; c < p.length; c++) {
      double sure = Math.min(1 - FLOOR, Math.max(FLOOR, p[c]));
      double rise = 1 / (1 + Math.pow((1 - sure) / sure, gamma));
      given[c] = Math.max(0, p[c] - share * beta * (rise - 0.5));
    }
    return SameClass.summingToOne(given, p);
  }
}
