package org.tattle.subject.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.tattle.attack.Context;
import org.tattle.attack.membership.Membership;
import org.tattle.attack.membership.shadow.Lira;
import org.tattle.component.Schema;
import org.tattle.data.Dataset;
import org.tattle.data.MemberSampling;
import org.tattle.data.set.Digits;
import org.tattle.model.Logistic;
import org.tattle.model.Training;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Start;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.run.Seed;
import org.tattle.subject.Blueprint;
import org.tattle.subject.Target;

/** An attack with 32 shadow models on a cache in a folder, here or in a process of its own. */
final class Shadowed {
  static final int SHADOWS = 32;
  static final Set<String> MODELS = Set.of("model", "shadow");

  private Shadowed() {}

  /**
   * @param scores of the attack, bit by bit
   * @param trained how many models it had to train
   */
  record Outcome(String scores, int trained) {}

  /** Attacks, and prints the scores; after so many models it says so and waits to be killed. */
  public static void main(String[] args) {
    int pause = Integer.parseInt(args[1]);
    Outcome outcome = attack(new Pausing(Cache.disk(Path.of(args[0]), 1 << 30), pause));
    System.out.println(outcome.scores());
  }

  static Outcome attack(Cache cache) {
    Seed seed = new Seed(11);
    Dataset data = new Digits().load(Control.NONE);
    Training training = (Training) Schema.of(Training.class).build(Map.of("epochs", 2));
    Blueprint blueprint =
        new Blueprint(
            data, new MemberSampling().split(data, seed), new Logistic(), training, List.of());
    try (Counting workers = new Counting(new LocalWorkers(2))) {
      Trainer trainer = new Trainer(workers, cache, seed, true);
      Target target = blueprint.make(trainer, Control.NONE);
      Membership found =
          new Lira(SHADOWS, Lira.Mode.ONLINE, Lira.Variance.AUTO, 1)
              .run(target, new Context(trainer, seed, Control.NONE));
      StringBuilder scores = new StringBuilder();
      for (double score : found.scores()) {
        scores.append(Long.toHexString(Double.doubleToLongBits(score))).append(' ');
      }
      return new Outcome(scores.toString().strip(), workers.trained);
    }
  }

  /** Workers that count what they are asked for. */
  private static final class Counting implements Workers {
    private final Workers workers;
    private int trained;

    Counting(Workers workers) {
      this.workers = workers;
    }

    @Override
    public List<Trained> train(
        Examples examples,
        List<Job> jobs,
        List<Start> starts,
        Control control,
        BiConsumer<Integer, Trained> done) {
      trained += jobs.size();
      return workers.train(examples, jobs, starts, control, done);
    }

    @Override
    public long bytes(List<Job> jobs) {
      return workers.bytes(jobs);
    }

    @Override
    public int count() {
      return workers.count();
    }

    @Override
    public void close() {
      workers.close();
    }
  }

  /** A cache that keeps so many models, and then neither goes on nor ends. */
  private record Pausing(Cache cache, int[] left) implements Cache {
    Pausing(Cache cache, int left) {
      this(cache, new int[] {left});
    }

    @Override
    public Optional<byte[]> get(Key key) {
      return cache.get(key);
    }

    @Override
    public boolean has(Key key) {
      return cache.has(key);
    }

    @Override
    public void put(Key key, byte[] bytes) {
      synchronized (left) {
        if (MODELS.contains(key.kind()) && left[0]-- == 0) {
          System.out.println("waiting");
          try {
            Thread.sleep(Long.MAX_VALUE);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        }
        cache.put(key, bytes);
      }
    }
  }
}
