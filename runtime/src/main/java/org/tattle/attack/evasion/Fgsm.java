package org.tattle.attack.evasion;

import java.util.Optional;
import java.util.Set;
import org.tattle.attack.Context;
import org.tattle.attack.Work;
import org.tattle.component.Component;
import org.tattle.model.Access;
import org.tattle.nn.network.Norm;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;

/**
 * The fast gradient sign method (Goodfellow, Shlens and Szegedy 2015, section 4): one step of the
 * whole radius along the sign of the gradient. What it does not find, more steps may.
 */
@Component(
    name = "fgsm",
    doc = "Changes rows by one step along the signs of the model's gradient.",
    paper = "Goodfellow et al. 2015, Explaining and Harnessing Adversarial Examples",
    example = "attack fgsm with radius=0.1")
public record Fgsm(
    @EvasionAttack.Radius double radius,
    @EvasionAttack.Wanted Optional<String> label,
    @EvasionAttack.Most int rows,
    @EvasionAttack.Adaptive boolean adaptive)
    implements EvasionAttack {

  public Fgsm() {
    this(0.1, Optional.empty(), 1000, true);
  }

  @Override
  public Set<Access> needs() {
    return WEIGHTS;
  }

  @Override
  public Work work(Prospect target, Context context) {
    return step().work(target, context);
  }

  @Override
  public Fgsm within(double other, int most) {
    return new Fgsm(other, label, Math.min(rows, most), adaptive);
  }

  @Override
  public Evasion run(Target target, Context context) {
    return step().run(target, context);
  }

  private Pgd step() {
    return new Pgd(
        radius,
        Norm.LINF,
        1,
        Optional.of(Math.max(radius, Double.MIN_NORMAL)),
        1,
        false,
        label,
        rows,
        adaptive);
  }
}
