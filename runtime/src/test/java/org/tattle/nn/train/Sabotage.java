package org.tattle.nn.train;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.step.Batches;
import org.tattle.nn.step.NoiseBlocks;
import org.tattle.nn.step.Normals;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/**
 * Workers whose private trainings are broken in one way each, so that tests can ask whether what
 * checks guarantees finds it out. All else is as the engine does it.
 */
public final class Sabotage {
  private static final int THREADS = 1;

  private Sabotage() {}

  /** Coins that whoever knows the job's seed can compute, as they once were. */
  public static Workers publicCoins() {
    return workers(
        new Draws() {
          @Override
          Batches batches(Job job, PrivateSteps privacy, int[] rows, Randomness random) {
            Randomness open = Randomness.seeded(new Seed(job.seed()));
            return super.batches(job, privacy, rows, open.split("batches"));
          }
        });
  }

  /** Batches of one size, in a new order every epoch, where coins are accounted for. */
  public static Workers fixedBatches() {
    return workers(
        new Draws() {
          @Override
          Batches batches(Job job, PrivateSteps privacy, int[] rows, Randomness random) {
            int size = (int) Math.max(1, Math.round(privacy.rate() * rows.length));
            return new Batches.Shuffled(rows, size, random);
          }
        });
  }

  /** Noise that ends at so many deviations. */
  public static Workers cutNoise(double deviations) {
    return workers((block, at, z) -> Math.max(-deviations, Math.min(deviations, z)));
  }

  /** No noise on the weights {@code from .. to-1}, in the order of {@link Trained#weights}. */
  public static Workers silent(int from, int to) {
    return workers(
        (block, at, z) -> {
          long weight = (long) block * Normals.BLOCK + at;
          return weight >= from && weight < to ? 0 : z;
        });
  }

  /** Trains by another plan than was asked for: noise, clip, rate or phases. */
  public static Workers plan(UnaryOperator<PrivateSteps> other) {
    Workers local = new LocalWorkers(THREADS);
    return new Workers() {
      @Override
      public List<Trained> train(
          Examples examples,
          List<Job> jobs,
          List<Start> starts,
          Control control,
          BiConsumer<Integer, Trained> done) {
        return local.train(examples, jobs.stream().map(this::of).toList(), starts, control, done);
      }

      private Job of(Job job) {
        return job.plan()
            .privacy()
            .map(p -> job.plan().with(other.apply(p)))
            .map(plan -> new Job(job.network(), plan, job.rows(), job.seed()))
            .orElse(job);
      }

      @Override
      public long bytes(List<Job> jobs) {
        return local.bytes(jobs);
      }

      @Override
      public void close() {
        local.close();
      }
    };
  }

  /** Noise that is {@code factor} times as large as is accounted for. */
  public static Workers noise(double factor) {
    return plan(
        p ->
            new PrivateSteps(
                p.rate(),
                p.clip(),
                p.phases().stream()
                    .map(phase -> new PrivateSteps.Phase(factor * phase.noise(), phase.steps()))
                    .toList(),
                p.quantile(),
                p.secure()));
  }

  /** The steps of one phase are taken with the noise of the phase after it, or before the last. */
  public static Workers skipped(int phase) {
    return plan(
        p -> {
          int last = p.phases().size() - 1;
          int instead = phase < last ? phase + 1 : Math.max(0, last - 1);
          return new PrivateSteps(
              p.rate(),
              p.clip(),
              IntStream.range(0, p.phases().size())
                  .mapToObj(
                      i ->
                          new PrivateSteps.Phase(
                              p.phases().get(i == phase ? instead : i).noise(),
                              p.phases().get(i).steps()))
                  .toList(),
              p.quantile(),
              p.secure());
        });
  }

  /** What is made of a deviate. */
  private interface Change {
    double of(int block, int at, double z);
  }

  private static Workers workers(Change change) {
    return workers(
        new Draws() {
          @Override
          NoiseBlocks noise(Randomness random) {
            NoiseBlocks fair = super.noise(random);
            return new NoiseBlocks() {
              @Override
              public void fill(long step, int block, double[] to) {
                fair.fill(step, block, to);
                for (int i = 0; i < to.length; i++) {
                  to[i] = change.of(block, i, to[i]);
                }
              }

              @Override
              protected void bits(long step, int block, long[] to) {
                throw new UnsupportedOperationException("its deviates are another's");
              }
            };
          }
        });
  }

  private static Workers workers(Draws draws) {
    return new LocalWorkers(THREADS, Pointer.maxPhysicalBytes(), draws);
  }
}
