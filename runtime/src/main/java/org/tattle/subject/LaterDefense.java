package org.tattle.subject;

import java.util.List;
import java.util.Optional;
import org.tattle.defense.Defense;
import org.tattle.defense.InputDefense;
import org.tattle.defense.Limit;
import org.tattle.defense.OutputDefense;
import org.tattle.defense.TrainDefense;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.answer.Guarded;
import org.tattle.subject.answer.Shadow;
import org.tattle.subject.answer.Truth;
import org.tattle.subject.train.Rehearsed;
import org.tattle.subject.train.Trainer;

/**
 * How a model is defended that nobody here can train again: by what stands before its inputs or
 * behind its outputs.
 *
 * @param guarded who answers, and what stands between so far
 * @param truth what is true of its rows
 * @param shadows models like it that came with it, for defenses of outputs that practise
 * @param seed the model's own
 */
record LaterDefense(Guarded guarded, Truth truth, List<Shadow> shadows, Seed seed) {

  /** The model behind one more defense; nothing if that one needs a training. */
  Optional<Guarded> by(Defense defense, Trainer trainer, Control control) {
    if (defense instanceof OutputDefense limited && (!limited.rehearses() || !shadows.isEmpty())) {
      Limit limit =
          limited.ready(
              () -> new Rehearsed(trainer, seed.split("rehearsal"), () -> shadows.get(0), control));
      return Optional.of(guarded.behind(limited, limit));
    }
    if (defense instanceof InputDefense input && !(defense instanceof TrainDefense)) {
      input.fits(truth.data());
      Seed noise = seed.split("sway", defense);
      return Optional.of(guarded.behind(input, truth, trainer.draws().kept(noise)));
    }
    return Optional.empty();
  }
}
