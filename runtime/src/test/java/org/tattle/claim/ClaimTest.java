package org.tattle.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Canary;
import org.tattle.attack.Context;
import org.tattle.claim.Finding.Status;
import org.tattle.claim.Verdict.Outcome;
import org.tattle.component.Schema;
import org.tattle.data.Dataset;
import org.tattle.data.Digits;
import org.tattle.data.Sampling;
import org.tattle.data.Split;
import org.tattle.defense.Defense;
import org.tattle.defense.DpSgd;
import org.tattle.model.Mlp;
import org.tattle.model.Training;
import org.tattle.nn.Examples;
import org.tattle.nn.Job;
import org.tattle.nn.Layer;
import org.tattle.nn.Recipe;
import org.tattle.nn.Trained;
import org.tattle.nn.Workers;
import org.tattle.privacy.Guarantee;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.target.Blueprint;
import org.tattle.target.Trainer;

/** Claims that hold are upheld, and trainings that break them in known ways are caught. */
class ClaimTest {
  private static final Seed SEED = new Seed(21);
  private static final DpSgd DPSGD =
      (DpSgd) Schema.of(DpSgd.class).build(Map.of("eps", 2.0, "delta", Optional.of(1e-5)));

  @Test
  void whatTheAccountantProvesAndNothingRefutesIsUpheld() {
    Verdict verdict = check(new Engine() {}, new Guarantee(2, 1e-5), DPSGD);
    assertThat(verdict.outcome()).as("%s", verdict.findings()).isEqualTo(Outcome.UPHELD);
    assertThat(verdict.findings()).extracting(Finding::about).contains("noise", "batches", "delta");
    assertThat(verdict.findings())
        .extracting(Finding::words)
        .anyMatch(words -> words.startsWith("it proves eps=2 at delta=1e-5 ("))
        .anyMatch(words -> words.startsWith("with 95% confidence the training spends eps="));
  }

  @Test
  void lessThanTheAccountantProvesIsUnproved() {
    assertThat(check(new Engine() {}, new Guarantee(1.9, 1e-5), DPSGD).outcome())
        .isEqualTo(Outcome.UNPROVED);
    assertThat(check(new Engine() {}, new Guarantee(2, 1e-6), DPSGD).outcome())
        .isEqualTo(Outcome.UNPROVED);
  }

  @Test
  void canariesRefuteATrainingWithoutPrivacy() {
    Verdict verdict = check(new Engine() {}, new Guarantee(0.5, 1e-5));
    assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
    assertThat(failing(verdict)).containsExactly("accountant", "canaries");
  }

  @Test
  void halfTheNoiseIsCaught() {
    Verdict verdict =
        check(
            new Engine() {
              @Override
              Job of(Job job) {
                return with(job, privacy(job, 0.5 * privacy(job).phases().get(0).noise()));
              }
            },
            new Guarantee(2, 1e-5),
            DPSGD);
    assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
    assertThat(failing(verdict)).contains("noise").doesNotContain("batches", "accountant");
  }

  /** The last layer, 10 units on 32 and a bias, as the same training without noise has it. */
  @Test
  void aLayerWithoutNoiseIsCaught() {
    Verdict verdict =
        check(
            new Engine() {
              @Override
              Trained of(Job job, Trained trained, Examples examples, Workers workers) {
                Job still = with(job, privacy(job, 0));
                float[] quiet =
                    workers
                        .train(examples, List.of(still), Control.NONE, (i, model) -> {})
                        .get(0)
                        .weights();
                return spliced(trained, quiet, 10 * 33);
              }
            },
            new Guarantee(2, 1e-5),
            DPSGD);
    assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
    assertThat(failing(verdict)).contains("noise").doesNotContain("batches", "accountant");
  }

  @Test
  void batchesOfAFixedSizeAreCaught() {
    Verdict verdict =
        check(
            new Engine() {
              @Override
              Job of(Job job) {
                Recipe.Privacy p = privacy(job);
                int size = (int) Math.round(p.rate() * job.rows().length);
                if (size == 0) {
                  return job;
                }
                int[] batch = IntStream.of(job.rows()).limit(size).toArray();
                Recipe.Privacy all =
                    new Recipe.Privacy(1, p.clip(), p.phases(), p.quantile(), p.secure());
                Job fixed = with(job, all);
                return new Job(fixed.network(), fixed.recipe(), batch, fixed.seed());
              }
            },
            new Guarantee(2, 1e-5),
            DPSGD);
    assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
    assertThat(failing(verdict)).contains("batches").doesNotContain("noise", "accountant");
  }

  /** The model with the other's last weights: a model's bytes end with its weights. */
  private static Trained spliced(Trained model, float[] weights, int last) {
    byte[] bytes = model.bytes();
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    for (int i = 1; i <= last; i++) {
      buffer.putFloat(bytes.length - Float.BYTES * i, weights[weights.length - i]);
    }
    return Trained.of(bytes);
  }

  private static List<String> failing(Verdict verdict) {
    return verdict.findings().stream()
        .filter(finding -> finding.status() == Status.FAILS)
        .map(Finding::about)
        .toList();
  }

  private static Verdict check(Engine engine, Guarantee guarantee, Defense... defenses) {
    try (engine) {
      Trainer trainer = new Trainer(engine, Cache.memory(), SEED, true);
      Sampling sampling = new Sampling(400, Split.Adversary.HALVES, 0, 0);
      Dataset data = sampling.draw(new Digits().load(Control.NONE), SEED);
      Training training =
          (Training) Schema.of(Training.class).build(Map.of("epochs", 30, "lr", 0.01));
      Blueprint blueprint =
          new Blueprint(
              data,
              sampling.split(data, SEED.split("split")),
              new Mlp(List.of(32), Layer.Function.RELU),
              training,
              List.of(defenses));
      Canary canary = (Canary) Schema.of(Canary.class).build(Map.of("canaries", 100));
      return new Claim(guarantee, canary)
          .check(
              trainer.target(blueprint, Control.NONE),
              new Context(trainer, SEED.split("claim"), Control.NONE));
    }
  }

  /** An engine that may train otherwise than it was told to. */
  private abstract static class Engine implements Workers {
    private final Workers local = Workers.local(1);

    Job of(Job job) {
      return job;
    }

    Trained of(Job job, Trained trained, Examples examples, Workers workers) {
      return trained;
    }

    static Recipe.Privacy privacy(Job job) {
      return job.recipe().privacy().orElseThrow();
    }

    static Recipe.Privacy privacy(Job job, double noise) {
      Recipe.Privacy p = privacy(job);
      return new Recipe.Privacy(p.rate(), p.clip(), noise, p.steps(), p.secure());
    }

    static Job with(Job job, Recipe.Privacy privacy) {
      Recipe recipe = job.recipe().with(privacy, job.recipe().lr());
      return new Job(job.network(), recipe, job.rows(), job.seed());
    }

    @Override
    public List<Trained> train(
        Examples examples, List<Job> jobs, Control control, BiConsumer<Integer, Trained> done) {
      List<Trained> trained = new ArrayList<>();
      for (int i = 0; i < jobs.size(); i++) {
        Job job = jobs.get(i);
        boolean isPrivate = job.recipe().privacy().isPresent();
        Job made = isPrivate ? of(job) : job;
        Trained model = local.train(examples, List.of(made), control, (j, m) -> {}).get(0);
        trained.add(isPrivate ? of(job, model, examples, local) : model);
        done.accept(i, trained.get(i));
      }
      return trained;
    }

    @Override
    public long bytes(List<Job> jobs) {
      return local.bytes(jobs);
    }

    @Override
    public void close() {
      local.close();
    }
  }
}
