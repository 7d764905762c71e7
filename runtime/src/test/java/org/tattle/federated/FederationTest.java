package org.tattle.federated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Small;
import org.tattle.data.Split;
import org.tattle.data.set.Letters;
import org.tattle.defense.aggregation.ClientDp;
import org.tattle.defense.aggregation.CoordinateMedian;
import org.tattle.defense.aggregation.SecAgg;
import org.tattle.federated.client.BadClients;
import org.tattle.federated.client.Dealing;
import org.tattle.federated.client.Federating;
import org.tattle.federated.course.Participation;
import org.tattle.federated.method.FedAvg;
import org.tattle.federated.round.FederationOrder;
import org.tattle.model.Access;
import org.tattle.model.Logistic;
import org.tattle.model.Model;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Start;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.subject.train.ModelOrder;
import org.tattle.subject.train.Trainer;

class FederationTest {
  private static final Small SMALL =
      new Small(new Letters(), 600, Split.Adversary.HALVES, new Logistic(), 1, Small.SEED);

  private static FederationRecipe recipe(Federating how, Model model) {
    return FederationRecipe.of(
        SMALL.blueprint.data(), SMALL.blueprint.split(), new FedAvg(), Optional.of(model), how);
  }

  private static FederationRecipe recipe(int clients, int rounds, int batch, double lr) {
    return recipe(
        new Federating(clients, rounds, 1, batch, lr, 1, 0, Dealing.IID, 1, 2, Optional.empty()),
        new Logistic());
  }

  private static float[] weights(FederationRecipe recipe, Workers workers, Cache cache) {
    Trainer trainer = new Trainer(workers, cache, Small.SEED, true);
    return recipe.make(trainer, Control.NONE).model().trained().weights();
  }

  /**
   * Where each client takes one step on all of its rows, the mean by rows of what they learned is
   * one step on all rows together: federated averaging is gradient descent then.
   */
  @Test
  void withOneFullStepARoundAveragingIsGradientDescent() {
    FederationRecipe recipe = recipe(7, 1, 1_000, 0.5);
    FederationOrder order = recipe.order(SMALL.trainer);
    TrainingPlan whole = new TrainingPlan(1, 1_000, Optimizer.sgd(0.5));
    Job job = new Job(order.attendance().network(), whole, SMALL.blueprint.split().members(), 1);
    float[] start = Trained.fresh(order.attendance().like()).weights();
    try (Workers workers = new LocalWorkers(2)) {
      float[] together =
          workers
              .train(
                  ModelOrder.examples(recipe.data()),
                  List.of(job),
                  List.of(new Start(start)),
                  Control.NONE,
                  (i, model) -> {})
              .get(0)
              .weights();
      float[] averaged = weights(recipe, workers, Cache.memory());
      for (int i = 0; i < together.length; i++) {
        assertThat(averaged[i]).isCloseTo(together[i], within(1e-6f));
      }
    }
  }

  @Test
  void theModelDoesNotDependOnThreadsAndOneThatWasStoppedGoesOn() {
    FederationRecipe recipe = recipe(5, 4, 16, 0.1);
    try (Workers one = new LocalWorkers(1);
        Workers three = new LocalWorkers(3)) {
      float[] whole = weights(recipe, one, Cache.memory());
      assertThat(weights(recipe, three, Cache.memory())).isEqualTo(whole);
      Cache kept = Cache.memory();
      AtomicInteger rounds = new AtomicInteger();
      Cache stopping =
          new Cache() {
            @Override
            public Optional<byte[]> get(Key key) {
              return kept.get(key);
            }

            @Override
            public boolean has(Key key) {
              return kept.has(key);
            }

            @Override
            public void put(Key key, byte[] bytes) {
              if (key.kind().equals("round") && rounds.incrementAndGet() > 2) {
                throw new CancellationException();
              }
              kept.put(key, bytes);
            }
          };
      assertThat(stopped(() -> weights(recipe, one, stopping))).isTrue();
      Trainer trainer = new Trainer(one, kept, Small.SEED, true);
      assertThat(recipe.order(trainer).missing(kept)).containsExactly(2, 3);
      assertThat(weights(recipe, one, kept)).isEqualTo(whole);
    }
  }

  private static boolean stopped(Runnable work) {
    try {
      work.run();
      return false;
    } catch (CancellationException expected) {
      return true;
    }
  }

  @Test
  void someAreAskedARoundAndSomeOfTheseNeverAnswer() {
    Federating how =
        new Federating(20, 3, 1, 16, 0.1, 0.5, 0.2, Dealing.IID, 1, 2, Optional.empty());
    FederationOrder order = recipe(how, new Logistic()).order(SMALL.trainer);
    assertThat(order.attendance().round(0).clients()).hasSize(8).isSorted().doesNotHaveDuplicates();
    assertThat(order.attendance().round(0).clients())
        .isNotEqualTo(order.attendance().round(1).clients());
  }

  @Test
  void theSameClientsAreTheAttackersWhateverItIsDefendedBy() {
    BadClients silent =
        new BadClients() {
          @Override
          public int clients() {
            return 2;
          }

          @Override
          public float[][] send(float[][] own, int all, UniformRandomProvider random) {
            return own;
          }
        };
    FederationRecipe open = recipe(5, 4, 16, 0.1);
    boolean[] theirs = open.with(silent).terms().attackers(5, Small.SEED);
    assertThat(Arrays.toString(theirs).split("true", -1)).as("two of five").hasSize(3);
    assertThat(open.with(new CoordinateMedian()).with(silent).terms().attackers(5, Small.SEED))
        .isEqualTo(theirs);
    assertThat(open.terms().attackers(5, Small.SEED)).containsOnly(false);
  }

  @Test
  void itIsWorthWhatItsModelIsAndSaysWhatCrossedTheWire() {
    Federation federation = recipe(5, 4, 16, 0.1).make(SMALL.trainer, Control.NONE);
    assertThat(federation.accuracy().orElseThrow().value())
        .isGreaterThan(federation.accuracyAt(1).orElseThrow().value());
    assertThat(federation.accuracyAt(5)).as("there were four").isEmpty();
    assertThat(federation.bytes().value())
        .isEqualTo(4.0 * 4 * 5 * federation.model().trained().network().weights());
    assertThat(federation.drift().value()).isBetween(0.0, 1.0);
    Federation middle = federation.defended(new CoordinateMedian(), SMALL.trainer, Control.NONE);
    assertThat(middle.defends(federation)).isTrue();
    assertThat(federation.defends(middle)).isFalse();
    assertThat(middle.model().trained().weights())
        .isNotEqualTo(federation.model().trained().weights());
  }

  /** Each round's model is asked when its number is, which who waits for it can break off. */
  @Test
  void whatAModelIsWorthAfterARoundCanBeInterrupted() {
    Federation made = recipe(5, 2, 16, 0.1).make(SMALL.trainer, Control.NONE);
    Control stopped =
        new Control() {
          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThat(made.accuracyAt(1)).isPresent();
    assertThatThrownBy(() -> stopped.during(() -> made.accuracyAt(1)))
        .isInstanceOf(CancellationException.class);
  }

  private static FederationRecipe sampled() {
    Federating how = new Federating(30, 6, 1, 16, 0.1, 0.5, 0, Dealing.IID, 1, 2, Optional.empty());
    return recipe(how, new Logistic());
  }

  /** Nobody can foresee who takes part: it is drawn from another key than all else. */
  @Test
  void privateClientsTakePartByCoinsAndTheirTableSaysHowOften() {
    Federation open = sampled().make(SMALL.trainer, Control.NONE);
    Federation hidden = sampled().with(new ClientDp()).make(SMALL.trainer, Control.NONE);
    assertThat(open.eps().value()).isInfinite();
    assertThat(hidden.eps().value()).isBetween(7.9, 8.0);
    assertThat(hidden.delta().value()).as("1/900 rounded down").isEqualTo(1e-3);
    assertThat(open.participation().stream().mapToInt(Participation::rounds).sum())
        .isEqualTo(6 * 15);
    int[] took = hidden.participation().stream().mapToInt(Participation::rounds).toArray();
    assertThat(Arrays.stream(took).sum()).as("six deviations about 90").isBetween(50, 130);
    assertThat(hidden.participation())
        .allSatisfy(it -> assertThat(it.known() > 0).isEqualTo(it.rounds() > 0));
  }

  /** Of a row, what is known of a client counts twice; of a client that is a person, once. */
  @Test
  void whatOneOfTheRowsPeoplePaysIsNeverLessThanAClient() {
    FederationRecipe hidden = sampled().with(new ClientDp());
    double client = hidden.spends(SMALL.trainer).orElseThrow().epsilon();
    assertThat(hidden.costs(SMALL.trainer).orElseThrow().pure()).containsExactly(2 * client);
    assertThat(sampled().costs(SMALL.trainer)).isEmpty();
  }

  @Test
  void underMasksTheModelIsTheSameButForTheGrid() {
    float[] open = sampled().make(SMALL.trainer, Control.NONE).model().trained().weights();
    Federation masked = sampled().with(new SecAgg()).make(SMALL.trainer, Control.NONE);
    float[] under = masked.model().trained().weights();
    for (int i = 0; i < open.length; i++) {
      assertThat(under[i]).isCloseTo(open[i], within(2e-3f));
    }
    assertThat(masked.access())
        .containsExactlyInAnyOrder(Access.MEMBERS, Access.UPDATE_SUM, Access.LABELS);
    assertThat(masked.facts()).containsKey("secagg excludes");
  }
}
