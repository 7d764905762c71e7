package org.tattle.defense.detect;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.Dataset;
import org.tattle.defense.Detector;
import org.tattle.defense.InputDefense;
import org.tattle.defense.robust.BitDepth;
import org.tattle.defense.robust.MedianFilter;
import org.tattle.model.Access;
import org.tattle.nn.network.Shape;
import org.tattle.nn.train.Trained;
import org.tattle.run.Control;

/**
 * Gives no answer to rows that look changed: by how much squeezing them changes what the model says
 * (Xu, Evans and Qi 2018), or by how far from every class the model's last hidden layer puts them
 * (Lee et al. 2018). The limit lets a share of the training rows be refused. Both were made against
 * attackers who do not know of them, and who does goes round both (Tramèr et al. 2020, On Adaptive
 * Attacks to Adversarial Example Defenses): attacks here know, and say beside it what others find.
 */
@Component(
    name = "detect",
    doc = "Gives no answer to rows that look as if somebody had changed them; it proves nothing.",
    paper =
        "Xu et al. 2018, Feature Squeezing; Lee et al. 2018, A Simple Unified Framework for"
            + " Detecting Out-of-Distribution Samples and Adversarial Attacks",
    example = "defend detect by=squeezing")
public record Detect(
    @Param(doc = "what gives a changed row away") By by,
    @Param(
            doc = "share of the training rows that are refused as they are",
            min = 0,
            above = true,
            max = 0.5,
            share = true)
        double alarms)
    implements InputDefense, Detector.Recipe {

  /** What gives a changed row away. */
  public enum By {
    SQUEEZING,
    MAHALANOBIS
  }

  public Detect() {
    this(By.SQUEEZING, 0.05);
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.LABELS, Access.PROBABILITIES, Access.GRADIENTS, Access.QUERIES);
  }

  /**
   * @throws org.tattle.run.Fault R522 if rows are to be squeezed and are no pictures
   */
  @Override
  public void fits(Dataset data) {
    if (by == By.SQUEEZING) {
      new MedianFilter(2).fits(data);
    }
  }

  @Override
  public Optional<Detector.Recipe> detection() {
    return Optional.of(this);
  }

  @Override
  public Detector of(Trained model, float[] rows, int[] labels, Shape shape, Control control) {
    return by == By.SQUEEZING
        ? new Squeezing(model, shape, List.of(new BitDepth(4), new MedianFilter(2)))
        : Distance.of(model, rows, labels, control);
  }
}
