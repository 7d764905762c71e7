package org.tattle.nn.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tattle.attack.audit.Canary;
import org.tattle.attack.audit.CanaryAudit;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/** Nothing random that a guarantee rests on follows from public values, nor can by mistake. */
class DrawsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.tattle");

  /**
   * Where something that nobody must be able to compute is made. Sieves promise nothing: what they
   * draw is the same for all who know the seed, and their package says so.
   */
  private static final DescribedPredicate<JavaClass> SECRETIVE =
      JavaClass.Predicates.resideInAnyPackage(
              "org.tattle.nn..",
              "org.tattle.privacy..",
              "org.tattle.defense..",
              "org.tattle.claim..")
          .or(JavaClass.Predicates.belongToAnyOf(Canary.class, CanaryAudit.class))
          .and(
              DescribedPredicate.not(
                  JavaClass.Predicates.resideInAPackage("org.tattle.defense.sieve")));

  @Test
  void onlyOneClassAsksTheSystemForRandomBits() {
    ArchRuleDefinition.noClasses()
        .that(DescribedPredicate.not(JavaClass.Predicates.belongToAnyOf(Randomness.class)))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(java.util.Random.class)
        .orShould()
        .callMethod(Math.class, "random")
        .check(CLASSES);
  }

  /**
   * A generator by a seed is made by {@link Randomness} alone, which a training gets from its job,
   * and a defense or an audit of canaries from who trains.
   */
  @Test
  void nothingThatHasSecretsMakesAGeneratorOfItsOwn() {
    ArchRuleDefinition.noClasses()
        .that(SECRETIVE)
        .should()
        .callMethod(Seed.class, "random")
        .check(CLASSES);
    ArchRuleDefinition.noClasses()
        .that(SECRETIVE)
        .and()
        .doNotHaveFullyQualifiedName(Job.class.getName())
        .and()
        .doNotHaveFullyQualifiedName(Trained.class.getName())
        .and()
        .doNotHaveFullyQualifiedName(Gradients.class.getName())
        .and()
        .doNotHaveFullyQualifiedName(NoisyVotes.class.getName())
        .and()
        .doNotHaveFullyQualifiedName(InputGradients.class.getName())
        .should()
        .callMethod(Randomness.class, "seeded", Seed.class)
        .check(CLASSES);
  }

  /** Of one job: the source is secure where its privacy is, and its streams then never repeat. */
  @Test
  void aSecureJobHasNoStreamThatRepeats() {
    Job secure = job(new PrivateSteps(0.1, 1, 1, 3, true));
    assertThat(secure.random().isSeeded()).isFalse();
    assertThat(secure.random().split("batches").isSeeded()).isFalse();
    assertThat(secure.random().split("batches").nextLong())
        .isNotEqualTo(secure.random().split("batches").nextLong());
    Job seeded = job(new PrivateSteps(0.1, 1, 1, 3, false));
    assertThat(seeded.random().split("batches").nextLong())
        .isEqualTo(seeded.random().split("batches").nextLong());
  }

  /** Every row a step and no noise but the quantile's, which moves the norm: weights differ. */
  @Test
  void theNoiseOfTheQuantileIsSecureToo() {
    assertThat(quantile(true)).isNotEqualTo(quantile(true));
    assertThat(quantile(false)).isEqualTo(quantile(false));
  }

  private static float[] quantile(boolean secure) {
    PrivateSteps.Quantile follows = new PrivateSteps.Quantile(0.5, 0.2, 1e12);
    List<PrivateSteps.Phase> phases = List.of(new PrivateSteps.Phase(1e-10, 3));
    Job job = job(new PrivateSteps(1, 0.1, phases, Optional.of(follows), secure));
    try (Workers workers = new LocalWorkers(1)) {
      return workers
          .train(Problem.EXAMPLES, List.of(job), Control.NONE, (i, model) -> {})
          .get(0)
          .weights();
    }
  }

  private static Job job(PrivateSteps privacy) {
    TrainingPlan plan = new TrainingPlan(1, 32, Optimizer.sgd(0.1)).with(privacy);
    Network network = new Network(Shape.flat(Problem.FEATURES), List.of(new Layer.Dense(8)), 3);
    return new Job(network, plan, IntStream.range(0, Problem.ROWS).toArray(), 1);
  }
}
