package org.tattle.subject.train;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.data.Dataset;
import org.tattle.nn.train.Engine;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.ModelBytes;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.run.Seed;
import org.tattle.subject.answer.Service;
import org.tattle.subject.answer.TrainedService;
import org.tattle.unlearning.Remainder;
import org.tattle.unlearning.Unlearning;
import org.tattle.unlearning.trace.Sighting;

/**
 * A network that is to forget some rows, from the weights on that know them.
 *
 * @param knowing what makes these
 * @param left what there is to go on from
 */
record ForgettingOrder(WeightsOrder knowing, Unlearning.Relearning by, Remainder left, Key key)
    implements WeightsOrder {

  static ForgettingOrder of(WeightsOrder knowing, Unlearning.Relearning by, Remainder left) {
    Key key =
        Key.of(
            "unlearned",
            Engine.local(),
            knowing.keys(),
            (Record) by,
            left.job().rows(),
            left.gone(),
            new Seed(left.job().seed()));
    return new ForgettingOrder(knowing, by, left, key);
  }

  @Override
  public Role role() {
    return Role.MODEL;
  }

  @Override
  public String kind() {
    return Role.MODEL.kind;
  }

  @Override
  public Dataset data() {
    return knowing.data();
  }

  @Override
  public List<Key> keys() {
    return List.of(key);
  }

  /** It goes on from weights that have seen the rows, and so has seen them. */
  @Override
  public List<Sighting> sightings() {
    int[] all =
        IntStream.concat(IntStream.of(left.job().rows()), IntStream.of(left.gone())).toArray();
    return Stream.concat(knowing.sightings().stream(), Stream.of(new Sighting(key, data(), all)))
        .toList();
  }

  @Override
  public List<Job> jobs() {
    return List.of(by.effort(left));
  }

  @Override
  public String effort(List<Integer> which) {
    int epochs = jobs().get(0).plan().epochs();
    return "%s more %s".formatted(epochs, epochs == 1 ? "epoch" : "epochs");
  }

  @Override
  public Duration time(List<Integer> which, Workers workers, Cache cache, Control control) {
    return which.isEmpty()
        ? Duration.ZERO
        : new StepTime(workers, cache).training(examples(), jobs(), Optional.empty(), control);
  }

  @Override
  public Duration answering(long rows, Workers workers, Cache cache, Control control) {
    return new StepTime(workers, cache).answering(examples(), jobs(), rows, control);
  }

  @Override
  public long bytes(List<Integer> which, Workers workers) {
    return workers.bytes(jobs());
  }

  @Override
  public void carryOut(Workers workers, Cache cache, Control control) {
    trained(workers, cache, control);
  }

  @Override
  public List<Trained> trained(Workers workers, Cache cache, Control control) {
    Trained made =
        cache
            .get(key)
            .map(ModelBytes::read)
            .orElseGet(
                () -> {
                  Trained from = knowing.trained(workers, cache, control).get(0);
                  Trained forgot = by.forget(from, left, workers, control);
                  cache.put(key, ModelBytes.write(forgot));
                  return forgot;
                });
    return List.of(made);
  }

  @Override
  public List<Service> services(
      Dataset asked, UnaryOperator<INDArray> seen, Workers workers, Cache cache, Control control) {
    return List.of(
        new TrainedService(asked, seen, trained(workers, cache, control).get(0), left.job()));
  }
}
