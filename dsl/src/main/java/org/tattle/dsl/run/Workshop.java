package org.tattle.dsl.run;

import org.tattle.dsl.check.Settings;
import org.tattle.nn.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Seed;
import org.tattle.target.Trainer;

/** The threads and the cache of a session, made when they are first needed. */
final class Workshop implements AutoCloseable {
  private final Cache cache = Cache.memory();
  private Workers workers;
  private int threads;

  /** A trainer for these settings. */
  Trainer trainer(Settings settings, Seed root) {
    int wanted =
        settings.threads() == 0 ? Runtime.getRuntime().availableProcessors() : settings.threads();
    if (workers == null || wanted != threads) {
      close();
      workers = Workers.local(wanted);
      threads = wanted;
    }
    Cache kept = settings.cache() ? cache : Cache.memory();
    return new Trainer(workers, kept, root, settings.seed().isPresent());
  }

  @Override
  public void close() {
    if (workers != null) {
      workers.close();
      workers = null;
    }
  }
}
