package org.tattle.subject.train;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.data.Dataset;
import org.tattle.model.Learned;
import org.tattle.model.Learner;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.run.Seed;
import org.tattle.subject.answer.LearnedService;
import org.tattle.subject.answer.Service;

/**
 * Models that are to learn, and are no networks.
 *
 * @param learner how each of them learns
 * @param lots the rows and the seed of each
 */
record LearnerOrder(Role role, Dataset data, Learner learner, List<Lot> lots, List<Key> keys)
    implements RowOrder {

  /** Rows that time is measured on. */
  private static final int SAMPLE = 256;

  LearnerOrder {
    lots = List.copyOf(lots);
    keys = List.copyOf(keys);
  }

  static LearnerOrder of(Role role, Dataset data, Learner learner, List<Lot> lots) {
    List<Key> keys = new ArrayList<>();
    for (Lot lot : lots) {
      Control.heed();
      keys.add(
          Key.of(role.kind, data.digest(), (Record) learner, lot.rows(), new Seed(lot.seed())));
    }
    return new LearnerOrder(role, data, learner, lots, keys);
  }

  @Override
  public List<int[]> rows() {
    return lots.stream().map(Lot::rows).toList();
  }

  @Override
  public List<Long> seeds() {
    return lots.stream().map(Lot::seed).toList();
  }

  @Override
  public LearnerOrder of(List<int[]> rows, List<Key> keyed) {
    List<Lot> others =
        IntStream.range(0, lots.size())
            .mapToObj(i -> new Lot(rows.get(i), lots.get(i).seed()))
            .toList();
    return new LearnerOrder(role, data, learner, others, keyed);
  }

  @Override
  public String kind() {
    return role.kind;
  }

  @Override
  public String effort(List<Integer> which) {
    return each(which, "1 pass");
  }

  /** Measured on some rows, and taken to grow as their number does. */
  @Override
  public Duration time(List<Integer> which, Workers workers, Cache cache, Control control) {
    if (which.isEmpty()) {
      return Duration.ZERO;
    }
    Lot some = sample();
    long start = System.nanoTime();
    learn(some, control);
    double each = (System.nanoTime() - start) / (double) some.rows().length;
    return Duration.ofNanos(
        (long) (each * which.stream().mapToLong(i -> lots.get(i).rows().length).sum()));
  }

  /** Measured on one that learned from some rows alone. */
  @Override
  public Duration answering(long rows, Workers workers, Cache cache, Control control) {
    Lot some = sample();
    Learned learned = learn(some, control);
    long start = System.nanoTime();
    learned.answers(data.features(), some.rows(), control);
    double each = (System.nanoTime() - start) / (double) some.rows().length;
    return Duration.ofNanos((long) (each * rows * lots.size()));
  }

  private Lot sample() {
    Lot first = lots.get(0);
    return new Lot(
        Arrays.copyOf(first.rows(), Math.min(SAMPLE, first.rows().length)), first.seed());
  }

  /** One at a time is made, of a copy of its rows. */
  @Override
  public long bytes(List<Integer> which, Workers workers) {
    long most = which.stream().mapToLong(i -> lots.get(i).rows().length).max().orElse(0);
    return most * data.shape().size() * Float.BYTES;
  }

  private Learned learn(Lot lot, Control control) {
    return learner.learn(
        examples(), data.truth().outputs(), lot.rows(), new Seed(lot.seed()), control);
  }

  @Override
  public void carryOut(Workers workers, Cache cache, Control control) {
    learned(cache, control);
  }

  private List<Learned> learned(Cache cache, Control control) {
    int kept = keys.size() - missing(cache).size();
    CountedWork count = new CountedWork(role, keys.size(), kept, control);
    List<Learned> all = new ArrayList<>();
    for (int i = 0; i < lots.size(); i++) {
      control.check();
      Optional<Learned> before = cache.get(keys.get(i)).map(learner::read);
      Learned learned = before.orElse(null);
      if (learned == null) {
        learned = learn(lots.get(i), count);
        cache.put(keys.get(i), learned.bytes());
        count.finished();
      }
      all.add(learned);
    }
    return all;
  }

  @Override
  public List<Service> services(
      Dataset asked, UnaryOperator<INDArray> seen, Workers workers, Cache cache, Control control) {
    List<Learned> learned = learned(cache, control);
    return IntStream.range(0, keys.size())
        .<Service>mapToObj(i -> new LearnedService(asked, seen, learned.get(i), keys.get(i)))
        .toList();
  }
}
