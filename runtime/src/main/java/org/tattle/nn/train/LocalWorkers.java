package org.tattle.nn.train;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.stream.DoubleStream;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.nn.blas.Arena;
import org.tattle.nn.loss.TrueOutputs;
import org.tattle.nn.network.Network;
import org.tattle.nn.stage.InputRows;
import org.tattle.nn.step.Normals;
import org.tattle.nn.step.TrainingSize;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Progress;
import org.tattle.run.Randomness;
import org.tattle.run.catalogue.ModelFaults;

/** Workers on threads: each trains one model at a time, which stays in its core's cache. */
public final class LocalWorkers implements Workers {
  private static final long UNIT = 1 << 20;

  private final int count;
  private final Draws draws;
  private final long limit;
  private final Semaphore memory;
  private final ExecutorService threads;
  private volatile SoftReference<Laid> last = new SoftReference<>(null);

  /** As many workers as threads, at least one, within the memory that native code may use. */
  public LocalWorkers(int threads) {
    this(threads, Pointer.maxPhysicalBytes());
  }

  /**
   * As many workers as threads.
   *
   * @param threads how many models are trained at once, or threads share one model; at least one
   * @param bytes what models in training may take together: those that would go beyond it wait
   */
  public LocalWorkers(int threads, long bytes) {
    this(threads, bytes, new Draws());
  }

  LocalWorkers(int count, long bytes, Draws draws) {
    if (count < 1) {
      throw new IllegalArgumentException("workers need at least 1 thread, not " + count);
    }
    this.count = count;
    this.draws = draws;
    limit = bytes <= 0 ? Long.MAX_VALUE : bytes;
    memory = new Semaphore(units(limit), true);
    threads =
        Executors.newFixedThreadPool(
            count,
            work -> {
              Thread thread = new Thread(work, "tattle-worker");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public List<Trained> train(
      Examples examples,
      List<Job> jobs,
      List<Start> starts,
      Control control,
      BiConsumer<Integer, Trained> done) {
    Checks.check(examples, jobs);
    Checks.starts(jobs, starts);
    if (jobs.isEmpty()) {
      return List.of();
    }
    TrueOutputs truth =
        TrueOutputs.of(
            examples.labels(), examples.targets(), jobs.get(0).network().classes(), control);
    InputRows rows = rows(examples.features(), jobs.get(0).network(), control);
    AtomicBoolean stopped = new AtomicBoolean();
    Control both = new Stoppable(control, stopped);
    long steps = jobs.stream().mapToLong(Job::steps).sum();
    Ticker ticker = new Ticker("training", steps, control);
    int each = each(jobs);
    jobs.forEach(job -> fits(job, each));
    Trained[] models = new Trained[jobs.size()];
    CompletionService<Void> running = new ExecutorCompletionService<>(threads);
    List<Future<Void>> futures = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      int index = i;
      futures.add(
          running.submit(
              () -> {
                both.check();
                int taken = units(bytes(jobs.get(index), each));
                while (!memory.tryAcquire(taken, 20, TimeUnit.MILLISECONDS)) {
                  both.check();
                }
                Start start = starts.isEmpty() ? null : starts.get(index);
                try (TrainingLoop training =
                    new TrainingLoop(jobs.get(index), start, rows, truth, both, each, draws)) {
                  models[index] = training.run(ticker);
                } finally {
                  memory.release(taken);
                }
                done.accept(index, models[index]);
                return null;
              }));
    }
    await(running, futures, stopped);
    return Arrays.asList(models);
  }

  @Override
  public long bytes(List<Job> jobs) {
    long most = jobs.stream().mapToLong(job -> bytes(job, each(jobs))).max().orElse(0);
    return Math.min(limit, most * Math.min(count, jobs.size()));
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public OptionalDouble reach() {
    double[] deviates = new double[Normals.BLOCK];
    draws.noise(Randomness.zeros()).fill(0, 0, deviates);
    return DoubleStream.of(deviates).map(Math::abs).max();
  }

  /**
   * Rows as the trainer reads them. Those of the last call are kept while there is room: the rounds
   * of a federation all learn from the same.
   */
  private InputRows rows(INDArray features, Network network, Control control) {
    Laid kept = last.get();
    if (kept == null || kept.features() != features || !kept.network().equals(network)) {
      kept = new Laid(features, network, InputRows.of(features, null, network, control));
      last = new SoftReference<>(kept);
    }
    return kept.rows();
  }

  /** Features that nobody writes to, as a network reads them. */
  private record Laid(INDArray features, Network network, InputRows rows) {}

  /** Threads to a model: several when there are fewer models than threads. */
  private int each(List<Job> jobs) {
    return Math.max(1, count / Math.max(1, jobs.size()));
  }

  private void fits(Job job, int each) {
    long bytes = bytes(job, each);
    long allowed = Math.min(limit, Arena.MOST);
    if (bytes > allowed) {
      throw Fault.of(ModelFaults.TOO_MUCH_MEMORY, bytes / UNIT + 1, allowed / UNIT).at("model");
    }
  }

  private static long bytes(Job job, int each) {
    return TrainingSize.bytes(job.network(), job.plan(), job.rows().length, each);
  }

  private static int units(long bytes) {
    return (int) Math.min(Integer.MAX_VALUE, bytes / UNIT + 1);
  }

  /** Waits for all; the first failure stops the others, and is thrown once they have stopped. */
  private static void await(
      CompletionService<Void> running, List<Future<Void>> futures, AtomicBoolean stopped) {
    Throwable failure = null;
    boolean interrupted = false;
    for (int left = futures.size(); left > 0; ) {
      try {
        running.take().get();
        left--;
      } catch (ExecutionException e) {
        left--;
        failure = failure == null ? e.getCause() : failure;
        stopped.set(true);
      } catch (InterruptedException e) {
        interrupted = true;
        failure = failure == null ? new CancellationException() : failure;
        stopped.set(true);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** A control that a failure elsewhere stops too. */
  private record Stoppable(Control control, AtomicBoolean stopped) implements Control {
    @Override
    public boolean cancelled() {
      return stopped.get() || control.cancelled();
    }

    @Override
    public void progress(Progress progress) {
      control.progress(progress);
    }
  }
}
