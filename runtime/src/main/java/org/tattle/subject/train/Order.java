package org.tattle.subject.train;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.unlearning.trace.Sighting;

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
    /** Trainings that are looked at, to see how training goes. */
    PROBE("probe"),
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

  /** The key under which each is kept. */
  List<Key> keys();

  /** How they are trained step by step, if they are networks. */
  default List<Job> jobs() {
    return List.of();
  }

  /** The rows that go into each, as far as that is known before. */
  default List<Sighting> sightings() {
    return List.of();
  }

  /** How many models making some of them trains besides, that have no keys of their own. */
  default int besides(List<Integer> which) {
    return 0;
  }

  /** How much work making some of them is: {@code 6 × 50 epochs}. */
  String effort(List<Integer> which);

  /** About how long it takes to make some of them. */
  Duration time(List<Integer> which, Workers workers, Cache cache, Control control);

  /** About how long they take to answer for so many rows each, one after the other. */
  default Duration answering(long rows, Workers workers, Cache cache, Control control) {
    return Duration.ZERO;
  }

  /** About how many bytes it takes to make some of them, besides the data. */
  long bytes(List<Integer> which, Workers workers);

  /** Makes those that are not kept, and keeps each once it is done. */
  void carryOut(Workers workers, Cache cache, Control control);

  /** Which of them are not in the cache, in order. */
  default List<Integer> missing(Cache cache) {
    return IntStream.range(0, keys().size())
        .filter(i -> !cache.has(keys().get(i)))
        .boxed()
        .toList();
  }
}
