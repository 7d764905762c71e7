package org.tattle.dsl.check.task;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.Schema;
import org.tattle.run.Seed;

/** What {@code set} sets: how everything that follows is run. */
@Component(
    name = "set",
    doc = "Sets how everything that follows is run.",
    example = "set seed=7 threads=2")
public record Settings(
    @Param(
            doc = "root of all randomness; without it, secret noise and coins are drawn anew",
            min = 0)
        Optional<Integer> seed,
    @Param(doc = "processor cores to use; 0 for all", min = 0, max = 1024) int threads,
    @Param(doc = "longest that a script or a cell may run") Optional<Duration> limit,
    @Param(doc = "whether trained models are kept for later runs") boolean cache,
    @Param(doc = "whether attacks are also tried where there is nothing to find") boolean controls,
    @Param(doc = "form of charts in notebooks") Figures figures) {

  private static final int STANDARD_SEED = 1;

  /** Forms of charts. */
  public enum Figures {
    /** Both, for the viewer to choose from. */
    SVG,
    /** For viewers that lose SVG. */
    PNG
  }

  /** The seed that all others are split from. */
  public Seed root() {
    return new Seed(seed.orElse(STANDARD_SEED));
  }

  public Settings() {
    this(Optional.empty(), 0, Optional.empty(), true, true, Figures.SVG);
  }

  /** The settings before, where a parameter was not given, and the new ones, where it was. */
  public static Settings merge(Settings before, Settings now, Set<String> given) {
    Schema schema = Schema.of(Settings.class);
    Map<String, Object> values = new HashMap<>(schema.values(before));
    schema
        .values(now)
        .forEach(
            (name, value) ->
                values.computeIfPresent(name, (n, old) -> given.contains(n) ? value : old));
    return (Settings) schema.build(values);
  }
}
