package org.tattle.nn;

import java.util.List;
import java.util.function.BiConsumer;
import org.tattle.run.Control;

/**
 * Who trains models. Jobs hold nothing live, so that workers may be threads here or machines
 * elsewhere.
 */
public interface Workers extends AutoCloseable {

  /**
   * Trains all jobs. A model depends on its job and the examples alone, to the bit: not on the
   * number of workers, nor on the other jobs.
   *
   * @param done called with a job's index and its model as soon as it is finished, from any thread
   * @return the models in the order of the jobs
   * @throws java.util.concurrent.CancellationException if {@code control} or an interrupt stops it,
   *     within 100 ms
   * @throws org.tattle.run.Fault R520 at {@code lr} if a loss is not finite
   * @throws IllegalArgumentException if the examples, rows or recipes cannot be trained on
   */
  List<Trained> train(
      Examples examples, List<Job> jobs, Control control, BiConsumer<Integer, Trained> done);

  /** Lets go of threads and connections. */
  @Override
  void close();

  /** Workers on threads of this machine, at least one. */
  static Workers local(int threads) {
    return new LocalWorkers(threads);
  }
}
