package org.tattle.subject.train;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.subject.answer.Service;

/**
 * Models that are to be made of a data set, each under a key of its own: what a plan is made of,
 * and what a run makes.
 */
public interface Order {

  /** What models are for. */
  enum Role {
    /** The model itself. */
    MODEL("model"),
    /** What the defender practises on. */
    REHEARSAL("model"),
    /** Models like it, on other rows. */
    SHADOWS("shadow"),
    /** Models that learn from answers: their keys are not known before these are given. */
    LESSON("classifier");

    /** What is part of the keys of such models. */
    final String kind;

    Role(String kind) {
      this.kind = kind;
    }
  }

  /** What the models are for. */
  Role role();

  /** What one of them is called. */
  String kind();

  /** The rows, after defenses of the data stage. */
  Dataset data();

  /** The key under which each is kept. */
  List<Key> keys();

  /** How they are trained step by step, if they are networks. */
  default List<Job> jobs() {
    return List.of();
  }

  /** How many models are trained for so many of them besides, and not kept. */
  default int teachers(int of) {
    return 0;
  }

  /** How much work one of them is: {@code 50 epochs}. */
  String effort(int index);

  /** About how long it takes to make some of them. */
  Duration time(List<Integer> which, Workers workers, Cache cache, Control control);

  /** About how long they take to answer for so many rows each, one after the other. */
  Duration answering(long rows, Workers workers, Cache cache, Control control);

  /** About how many bytes it takes to make some of them, besides the data. */
  long bytes(List<Integer> which, Workers workers);

  /** Makes those that are not kept, and keeps each once it is done. */
  void carryOut(Workers workers, Cache cache, Control control);

  /**
   * The same, and who answers by each.
   *
   * @param asked the rows that they can be asked of by their numbers
   * @param seen what they are given in the place of inputs
   */
  List<Service> services(
      Dataset asked, UnaryOperator<INDArray> seen, Workers workers, Cache cache, Control control);

  /** What the models learn from. */
  default Examples examples() {
    return data().truth() instanceof Labels.Numbers numbers
        ? Examples.of(data().features(), numbers.scaled())
        : new Examples(data().features(), data().labels());
  }

  /** Which of them are not in the cache, in order. */
  default List<Integer> missing(Cache cache) {
    return IntStream.range(0, keys().size())
        .filter(i -> !cache.has(keys().get(i)))
        .boxed()
        .toList();
  }
}
