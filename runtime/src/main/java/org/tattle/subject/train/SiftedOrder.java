package org.tattle.subject.train;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.data.Dataset;
import org.tattle.defense.Course;
import org.tattle.defense.sieve.Sieve;
import org.tattle.defense.sieve.Sifted;
import org.tattle.defense.sieve.Suspects;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Key;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.ModelFaults;
import org.tattle.subject.answer.Service;
import org.tattle.unlearning.trace.Sighting;

/**
 * Models that are trained on what sieves leave of their rows. Which rows that is shows only when
 * the sieves have looked, so a model is known by what they look at: the rows before, and the model
 * that learned from all of these, which is planned, made and kept like any other.
 *
 * @param suspects the same models, trained on all of their rows
 */
record SiftedOrder(RowOrder suspects, List<Sieve> sieves, List<Key> keys) implements ModelOrder {

  SiftedOrder {
    sieves = List.copyOf(sieves);
    keys = List.copyOf(keys);
  }

  static SiftedOrder of(RowOrder suspects, List<Sieve> sieves) {
    return new SiftedOrder(
        suspects,
        sieves,
        suspects.keys().stream().map(key -> Key.of(suspects.role().kind, key, sieves)).toList());
  }

  @Override
  public List<Order> before() {
    return sieves.stream().anyMatch(Sieve::looks) && suspects instanceof NetworkOrder
        ? List.of(suspects)
        : List.of();
  }

  @Override
  public Role role() {
    return suspects.role();
  }

  @Override
  public String kind() {
    return suspects.kind();
  }

  @Override
  public Dataset data() {
    return suspects.data();
  }

  @Override
  public List<Job> jobs() {
    return suspects.jobs();
  }

  @Override
  public Optional<Course> course() {
    return suspects.course();
  }

  /** A sieve looks at all rows, and chooses by all which a model learns from. */
  @Override
  public List<Sighting> sightings() {
    List<Sighting> all = new ArrayList<>(suspects.sightings());
    for (int i = 0; i < keys.size(); i++) {
      int[] rows = suspects.rows().get(i);
      all.add(new Sighting(keys.get(i), data(), rows));
      for (Sieve sieve : sieves) {
        all.add(new Sighting(place(i, sieve), data(), rows));
      }
    }
    return all;
  }

  /** Where what a sieve found among the rows of a model is kept. */
  private Key place(int model, Sieve sieve) {
    return Key.of("sifted", suspects.keys().get(model), sieve);
  }

  @Override
  public int besides(List<Integer> which) {
    return suspects.besides(which);
  }

  @Override
  public String effort(List<Integer> which) {
    return suspects.effort(which);
  }

  @Override
  public Duration time(List<Integer> which, Workers workers, Cache cache, Control control) {
    return suspects.time(which, workers, cache, control);
  }

  @Override
  public Duration answering(long rows, Workers workers, Cache cache, Control control) {
    return suspects.answering(rows, workers, cache, control);
  }

  @Override
  public long bytes(List<Integer> which, Workers workers) {
    return suspects.bytes(which, workers);
  }

  @Override
  public void carryOut(Workers workers, Cache cache, Control control) {
    left(workers, cache, control).carryOut(workers, cache, control);
  }

  @Override
  public List<Service> services(
      Dataset asked, UnaryOperator<INDArray> seen, Workers workers, Cache cache, Control control) {
    return left(workers, cache, control).services(asked, seen, workers, cache, control);
  }

  /** The models on what is left of their rows. */
  private RowOrder left(Workers workers, Cache cache, Control control) {
    return suspects.of(rows(sifted(workers, cache, control)), keys);
  }

  /**
   * What is left of the rows of each model.
   *
   * @throws Fault R522 if that is nothing, or of one class alone
   */
  private List<int[]> rows(List<List<Sifted>> found) {
    List<int[]> left = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      int[] all = suspects.rows().get(i);
      BitSet out = new BitSet();
      found.get(i).forEach(sifted -> out.or(sifted.out()));
      int[] kept =
          IntStream.range(0, all.length).filter(k -> !out.get(k)).map(k -> all[k]).toArray();
      if (IntStream.of(kept).map(row -> data().labels()[row]).distinct().limit(2).count() < 2) {
        throw Fault.of(ModelFaults.NOTHING_LEFT, all.length - kept.length, all.length);
      }
      left.add(kept);
    }
    return left;
  }

  /** What each sieve made of the rows of each model. */
  List<List<Sifted>> sifted(Workers workers, Cache cache, Control control) {
    List<List<Sifted>> all = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      int[] rows = suspects.rows().get(i);
      Sifted[] found = new Sifted[sieves.size()];
      Arrays.setAll(found, s -> null);
      Optional<Suspects> looked = Optional.empty();
      for (int s = 0; s < found.length; s++) {
        control.check();
        Sieve sieve = sieves.get(s);
        Key key = place(i, sieve);
        Optional<byte[]> kept = cache.get(key);
        if (kept.isPresent()) {
          found[s] = Sifted.read(kept.get(), sieve, rows);
          continue;
        }
        if (looked.isEmpty()) {
          looked = Optional.of(suspects(i, workers, cache, control));
        }
        found[s] = new Sifted(sieve, rows, sieve.look(looked.get(), control));
        cache.put(key, found[s].write());
      }
      all.add(List.of(found));
    }
    return all;
  }

  private Suspects suspects(int i, Workers workers, Cache cache, Control control) {
    Seed seed = new Seed(suspects.seeds().get(i)).split("sieve");
    Optional<Trained> model = Optional.empty();
    if (!before().isEmpty()) {
      NetworkOrder alone = ((NetworkOrder) suspects).only(i);
      model = Optional.of(new KeptModels(workers, cache).of(alone, alone.course(), control).get(0));
    }
    return new Suspects(data(), suspects.rows().get(i), model, seed);
  }
}
