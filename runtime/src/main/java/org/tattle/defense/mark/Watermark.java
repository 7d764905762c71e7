package org.tattle.defense.mark;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Fit;

/**
 * A watermark of answers (Adi et al. 2018): the model also learns inputs that nobody would ask
 * about, each with a class that was drawn for it. Only whoever knows these can ask; a model that
 * answers them so was made from this one. {@code claim ownership} asks. The draws are secret unless
 * a seed is set, and are kept beside the model.
 */
@Component(
    name = "watermark",
    doc = "Teaches the model secret answers to odd inputs, to know it by.",
    paper = "Adi et al. 2018, Turning Your Weakness Into a Strength: Watermarking by Backdooring",
    example = "defend watermark triggers=50")
public record Watermark(
    @Param(doc = "odd inputs with a drawn class each", min = 1, max = 10_000) int triggers)
    implements MarkDefense {
  public Watermark() {
    this(100);
  }

  @Override
  public Marked marking(Fit fit) {
    return new MarkedTraining(triggers, !fit.seeded());
  }
}
