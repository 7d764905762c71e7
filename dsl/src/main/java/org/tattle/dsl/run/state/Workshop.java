package org.tattle.dsl.run.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tattle.dsl.check.task.Checked;
import org.tattle.dsl.check.task.Settings;
import org.tattle.dsl.plan.Plan;
import org.tattle.dsl.plan.Planner;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.subject.train.Trainer;

/** The threads and the cache of a session. Threads are started when they are first needed. */
public final class Workshop implements AutoCloseable {
  private final Cache cache;
  private Workers workers;
  private int threads;
  private boolean told;

  public Workshop(Cache cache) {
    this.cache = cache;
  }

  /**
   * A trainer for these settings.
   *
   * @param passing where models are kept until the run ends, if the settings keep none for longer
   */
  Trainer trainer(Settings settings, Cache passing) {
    int wanted =
        settings.threads() == 0 ? Runtime.getRuntime().availableProcessors() : settings.threads();
    if (workers == null || wanted != threads) {
      close();
      workers = new LocalWorkers(wanted);
      threads = wanted;
    }
    return new Trainer(
        workers, settings.cache() ? cache : passing, settings.root(), settings.seed().isPresent());
  }

  /** What some steps would do and take, which start from these values and settings. */
  public Plan plan(
      List<Checked.Step> steps, Map<String, Object> values, Settings settings, Control control) {
    return Planner.ahead(values, settings, s -> trainer(s, Cache.none()), true, control)
        .plan(steps);
  }

  /** Why work is not kept as it should be; told once. */
  public Optional<String> trouble() {
    Optional<String> trouble = told ? Optional.empty() : cache.trouble();
    told |= trouble.isPresent();
    return trouble;
  }

  @Override
  public void close() {
    if (workers != null) {
      workers.close();
      workers = null;
    }
  }
}
