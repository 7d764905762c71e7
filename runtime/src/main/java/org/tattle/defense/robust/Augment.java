package org.tattle.defense.robust;

import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Fit;
import org.tattle.nn.network.Hardening;
import org.tattle.nn.network.Shape;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.ModelFaults;

/**
 * Strong augmentation (Borgnia et al. 2021, section 3): rows are mixed with others of their batch,
 * or moved, anew at each step, so that no single one is learned as it is, nor a mark that is always
 * at one place. It was found to take the sting out of planted rows at little cost; nothing is
 * proved.
 */
@Component(
    name = "augment",
    doc = "Trains on rows that are mixed with one another, or moved, anew at each step.",
    paper =
        "Borgnia et al. 2021, Strong Data Augmentation Sanitizes Poisoning and Backdoor Attacks",
    example = "defend augment by=cutmix")
public record Augment(
    @Param(doc = "what is done to rows: sums, rectangles of pictures, moves of pictures") By by,
    @Param(doc = "of the beta law, twice, that shares are drawn from", min = 0.05, max = 100)
        double alpha)
    implements Hardened {

  /** What is done to rows. */
  public enum By {
    MIXUP,
    CUTMIX,
    SHIFT
  }

  public Augment() {
    this(By.MIXUP, 1);
  }

  @Override
  public Hardening hardening(Fit fit) {
    return switch (by) {
      case MIXUP -> new Hardening.Mixed(alpha, Optional.empty());
      case CUTMIX -> new Hardening.Mixed(alpha, Optional.of(pictures(fit)));
      case SHIFT -> new Hardening.Moved(pictures(fit));
    };
  }

  private static Shape pictures(Fit fit) {
    return fit.picture()
        .filter(Shape::image)
        .orElseThrow(
            () -> {
              int features = fit.network().input().size();
              return Fault.of(ModelFaults.NO_PICTURES, "augment", features).at("by");
            });
  }
}
