package org.tattle.subject.train;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.tattle.defense.Course;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.train.Engine;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Key;

/**
 * How long training takes on this machine: seconds a step, measured on some steps of the very jobs
 * for a fifth of a second, with as many at once as there will be. What was measured is kept for
 * jobs of the same shape, until the processor, Java or the engine is another.
 */
public final class StepTime {
  private static final double ENOUGH_SECONDS = 0.2;

  /** So long that what a first step has to do besides is little of it. */
  private static final double LONG_SECONDS = 2;

  private static final int WARM_UP = 5;
  private static final int MOST_STEPS = 1 << 14;

  /** A pass forwards is a third of a step, which goes backwards too and updates. */
  private static final double FORWARD = 1 / 3.0;

  private final Workers workers;
  private final Cache cache;

  public StepTime(Workers workers, Cache cache) {
    this.workers = workers;
    this.cache = cache;
  }

  /** What the time of a step depends on. */
  private record Shape(
      Engine engine,
      String processor,
      String java,
      int workers,
      int together,
      Object network,
      int rows,
      int batch,
      Optimizer.Kind optimizer,
      boolean momentum,
      boolean adversary,
      Object hardening,
      boolean secure,
      double rate,
      boolean owned,
      int views) {}

  /** How long it takes to train these jobs; nothing where they cannot be trained. */
  public Duration training(
      Examples examples, List<Job> jobs, Optional<Course> course, Control control) {
    if (jobs.isEmpty()) {
      return Duration.ZERO;
    }
    int together = Math.min(jobs.size(), workers.count());
    double step = step(examples, jobs.subList(0, together), control).orElse(0);
    int rounds = (jobs.size() + together - 1) / together;
    double more = course.map(Course::work).orElse(0.0);
    return seconds(step * jobs.get(0).steps() * rounds * (1 + more));
  }

  /** How long models of these jobs take to answer for so many rows each, one after the other. */
  Duration answering(Examples examples, List<Job> jobs, long rows, Control control) {
    Job job = jobs.get(0);
    double step = step(examples, List.of(job), control).orElse(0);
    double batch =
        job.plan()
            .privacy()
            .map(p -> p.rate() * job.rows().length)
            .orElse(0.0 + job.plan().batch());
    double each = FORWARD * step / Math.max(1, Math.min(batch, job.rows().length));
    return seconds(each * rows * jobs.size());
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos((long) (1e9 * seconds));
  }

  private OptionalDouble step(Examples examples, List<Job> jobs, Control control) {
    Job job = jobs.get(0);
    PrivateSteps privacy = job.plan().privacy().orElse(null);
    Shape shape =
        new Shape(
            Engine.local(),
            processor(),
            System.getProperty("java.version"),
            workers.count(),
            jobs.size(),
            job.network(),
            job.rows().length,
            job.plan().batch(),
            job.plan().optimizer().kind(),
            job.plan().optimizer().momentum() > 0,
            job.plan().adversary().isPresent(),
            job.plan().hardening(),
            privacy != null && privacy.secure(),
            privacy == null ? 0 : privacy.rate(),
            privacy != null && privacy.units().owners().length > 0,
            privacy == null ? 0 : privacy.units().each());
    Key key = Key.of("step-time", shape);
    byte[] known = cache.get(key).filter(bytes -> bytes.length == Double.BYTES).orElse(null);
    if (known != null) {
      return OptionalDouble.of(ByteBuffer.wrap(known).getDouble());
    }
    try {
      double measured = measure(examples, jobs, control);
      cache.put(key, ByteBuffer.allocate(Double.BYTES).putDouble(measured).array());
      return OptionalDouble.of(measured);
    } catch (Fault diverged) {
      return OptionalDouble.empty();
    }
  }

  /**
   * Takes more and more steps until that takes long enough to tell; the first ones do not count,
   * unless one alone takes long, as of a large network on a large batch.
   */
  private double measure(Examples examples, List<Job> jobs, Control control) {
    Control quiet = new Quiet(control);
    for (int steps = 1, run = 0; ; steps *= 2, run++) {
      List<Job> cut = new ArrayList<>();
      for (Job job : jobs) {
        cut.add(job.cut(steps));
      }
      long start = System.nanoTime();
      workers.train(examples, cut, quiet, (i, model) -> {});
      double took = (System.nanoTime() - start) / 1e9;
      boolean warm = run >= WARM_UP && (took >= ENOUGH_SECONDS || steps >= MOST_STEPS);
      if (warm || took >= LONG_SECONDS) {
        return took / cut.get(0).steps();
      }
    }
  }

  /** Can be stopped, and does not say how far it is. */
  private record Quiet(Control control) implements Control {
    @Override
    public boolean cancelled() {
      return control.cancelled();
    }
  }

  private static String processor() {
    String otherwise =
        System.getProperty("os.arch") + " " + Runtime.getRuntime().availableProcessors();
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines.filter(line -> line.startsWith("model name")).findFirst().orElse(otherwise);
    } catch (IOException e) {
      return otherwise;
    }
  }
}
