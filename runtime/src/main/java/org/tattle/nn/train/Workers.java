package org.tattle.nn.train;

import java.util.List;
import java.util.OptionalDouble;
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
   * @throws org.tattle.run.Fault R520 at {@code lr} if a loss is not finite; R521 if one model does
   *     not fit in memory
   * @throws IllegalArgumentException if the examples, rows or plans cannot be trained on
   */
  default List<Trained> train(
      Examples examples, List<Job> jobs, Control control, BiConsumer<Integer, Trained> done) {
    return train(examples, jobs, List.of(), control, done);
  }

  /**
   * The same from given weights on, where there are any.
   *
   * @param starts where each job begins; none where each draws weights of its own
   */
  List<Trained> train(
      Examples examples,
      List<Job> jobs,
      List<Start> starts,
      Control control,
      BiConsumer<Integer, Trained> done);

  /**
   * About how many bytes training these jobs takes at once, besides the examples and the models
   * that come out of it.
   */
  long bytes(List<Job> jobs);

  /** How many models are trained at once. */
  default int count() {
    return 1;
  }

  /**
   * How many deviations the noise of private trainings reaches, as its rarest bits show; empty if
   * nobody can look.
   */
  default OptionalDouble reach() {
    return OptionalDouble.empty();
  }

  /** Lets go of threads and connections. */
  @Override
  void close();
}
