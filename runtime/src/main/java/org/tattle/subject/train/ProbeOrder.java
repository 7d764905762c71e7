package org.tattle.subject.train;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tattle.nn.train.Engine;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.ModelBytes;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.run.MessageText;

/**
 * Small trainings on examples that somebody made up, to see how training goes. There may be
 * thousands, each of a millisecond: they are trained and kept in lots.
 *
 * @param kind what they are called
 * @param examples what they are trained on
 * @param lots what to train together
 */
public record ProbeOrder(String kind, Examples examples, List<List<Job>> lots, List<Key> keys)
    implements Order {
  public ProbeOrder {
    lots = List.copyOf(lots);
    keys = List.copyOf(keys);
  }

  /**
   * An order of such trainings.
   *
   * @param about tells these examples from others
   */
  public static ProbeOrder of(String kind, Object about, Examples examples, List<List<Job>> lots) {
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < lots.size(); i++) {
      Control.heed();
      keys.add(Key.of(Role.PROBE.kind, Engine.local(), kind, about, i, lots.get(i)));
    }
    return new ProbeOrder(kind, examples, lots, keys);
  }

  @Override
  public Role role() {
    return Role.PROBE;
  }

  @Override
  public List<Job> jobs() {
    return lots.stream().flatMap(List::stream).toList();
  }

  @Override
  public String effort(List<Integer> which) {
    return MessageText.of("%,d small trainings", count(which));
  }

  private int count(List<Integer> which) {
    return which.stream().mapToInt(lot -> lots.get(lot).size()).sum();
  }

  /** All of a lot but one, which its key stands for. */
  @Override
  public int besides(List<Integer> which) {
    return count(which) - which.size();
  }

  @Override
  public Duration time(List<Integer> which, Workers workers, Cache cache, Control control) {
    StepTime time = new StepTime(workers, cache);
    return which.stream()
        .map(lot -> time.training(examples, lots.get(lot), Optional.empty(), control))
        .reduce(Duration.ZERO, Duration::plus);
  }

  @Override
  public long bytes(List<Integer> which, Workers workers) {
    return which.stream().mapToLong(lot -> workers.bytes(lots.get(lot))).max().orElse(0);
  }

  @Override
  public void carryOut(Workers workers, Cache cache, Control control) {
    for (int lot = 0; lot < lots.size(); lot++) {
      lot(lot, workers, cache, control);
    }
  }

  /** The models of a lot, in its order. */
  List<Trained> lot(int lot, Workers workers, Cache cache, Control control) {
    Optional<byte[]> kept = cache.get(keys.get(lot));
    if (kept.isPresent()) {
      return read(kept.get());
    }
    List<Trained> trained = workers.train(examples, lots.get(lot), control, (i, model) -> {});
    cache.put(keys.get(lot), write(trained));
    return trained;
  }

  private static byte[] write(List<Trained> models) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(models.size());
      for (Trained model : models) {
        byte[] one = ModelBytes.write(model);
        out.writeInt(one.length);
        out.write(one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static List<Trained> read(byte[] bytes) {
    List<Trained> models = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      for (int left = in.readInt(); left > 0; left--) {
        models.add(ModelBytes.read(in.readNBytes(in.readInt())));
      }
    } catch (IOException e) {
      throw new IllegalStateException("an entry that is whole is what was written", e);
    }
    return models;
  }
}
