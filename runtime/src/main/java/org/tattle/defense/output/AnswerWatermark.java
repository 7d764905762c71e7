package org.tattle.defense.output;

import java.util.Set;
import java.util.function.Supplier;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.OutputDefense;
import org.tattle.defense.Rehearsal;
import org.tattle.model.Access;

/**
 * A watermark of what is answered (after Charette et al. 2022, section 4): a share of each answer
 * is spread over the classes by a smooth secret function of the answer itself. Whoever trains a
 * copy on such answers trains it on that function too, from every query and not from a few odd
 * ones, and {@code claim ownership} looks for it. The predicted class stays, so that accuracy is as
 * it was, and a copy that learned from classes alone learns nothing of it. The model's file has
 * nothing of it either.
 */
@Component(
    name = "answer_watermark",
    doc = "Spreads a share of each answer by a secret function, to know copies by that learned it.",
    paper = "Charette et al. 2022, Cosine Model Watermarking against Ensemble Distillation",
    example = "defend answer_watermark share=10%")
public record AnswerWatermark(
    @Param(
            doc = "share of each answer that is spread over the classes",
            share = true,
            min = 0,
            above = true,
            max = 0.5)
        double share)
    implements OutputDefense {
  public AnswerWatermark() {
    this(0.1);
  }

  @Override
  public boolean draws() {
    return true;
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.LABELS, Access.PROBABILITIES);
  }

  @Override
  public Set<Access> gives() {
    return Set.of(Access.MARK);
  }

  @Override
  public AnswerMarks ready(Supplier<Rehearsal> rehearsal) {
    return new AnswerMarks(share, rehearsal.get().random());
  }
}
