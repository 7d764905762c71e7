package org.tattle.subject;

import java.util.List;
import org.tattle.attack.Context;
import org.tattle.data.recorded.Recorded.Sheet;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.train.Trainer;

/** Answers as files have them. */
abstract class RecordedAnswers {
  static final Workers NONE = new LocalWorkers(1);
  final Trainer trainer = new Trainer(NONE, Cache.memory(), new Seed(1), true);
  final Context context = new Context(trainer, new Seed(1), Control.NONE);

  static Sheet sheet(boolean[] members, String... names) {
    double[][] outputs = {{0.9, 0.1}, {0.2, 0.8}, {0.6, 0.4}, {0.5, 0.5}};
    return new Sheet(new int[] {0, 1, 0, 1}, members, outputs, List.of(names));
  }
}
