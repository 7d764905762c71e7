package org.tattle.subject.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.tattle.component.Schema;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.data.Persons;
import org.tattle.defense.Course;
import org.tattle.defense.DataDefense;
import org.tattle.defense.Defense;
import org.tattle.defense.Fit;
import org.tattle.defense.Sharding;
import org.tattle.defense.TrainDefense;
import org.tattle.defense.Treatment;
import org.tattle.defense.removal.SharedOut;
import org.tattle.defense.sieve.Sieve;
import org.tattle.model.Model;
import org.tattle.model.Training;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Job;
import org.tattle.privacy.account.Spent;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.ModelFaults;
import org.tattle.run.catalogue.PrivacyFaults;

/**
 * How models are fitted to rows: the architecture, the plan of training, and what defenses make of
 * them.
 *
 * @param defenses of all stages, in the order in which scripts gave them
 * @param counted how many rows, or persons, defenses reckon with, if not with those there are
 * @param run which of the trainings it is that differ by their own draws alone
 */
public record ModelFitting(
    Model model, Training training, List<Defense> defenses, OptionalInt counted, int run) {

  /** Why scaling by figures of all rows is free of charge here, and where it is not. */
  private static final String STANDARDISED =
      "numbers were standardised by figures of all rows, members or not: these tell nothing of who"
          + " is a member, but epsilon does not cover them if the model is given away";

  public ModelFitting {
    defenses = List.copyOf(defenses);
  }

  /** The defenses of one stage, in script order. */
  public <D extends Defense> List<D> stage(Class<D> stage) {
    return defenses.stream().filter(stage::isInstance).map(stage::cast).toList();
  }

  /**
   * What is to be made of some of the rows.
   *
   * @param lots the rows and the seed of each model
   * @param open the rows that are public
   * @param reckoned with how many rows defenses reckon, if not with those that there are
   * @param seeded whether the user set a seed
   * @throws Fault if the rows, the model and the defenses do not go together
   */
  ModelOrder order(
      Order.Role role,
      Treatment treated,
      List<Lot> lots,
      int[] open,
      OptionalInt reckoned,
      boolean seeded) {
    ModelOrder all = suspects(role, treated, lots, open, reckoned, seeded);
    List<Sieve> sieves = stage(Sieve.class);
    if (sieves.isEmpty()) {
      return all;
    }
    demandClasses(treated.rows(), sieves.get(0));
    if (!(all instanceof RowOrder rows)) {
      throw stage(SharedOut.class).get(0).alone("`" + name(sieves.get(0)) + "`");
    }
    return SiftedOrder.of(rows, sieves);
  }

  /** The same before sieves leave anything out. */
  private ModelOrder suspects(
      Order.Role role,
      Treatment treated,
      List<Lot> lots,
      int[] open,
      OptionalInt reckoned,
      boolean seeded) {
    Dataset data = treated.rows();
    if (model.learner().isPresent()) {
      demandNoSteps(data);
      return LearnerOrder.of(role, data, model.learner().get(), lots);
    }
    Map<Integer, Fit> fits = new HashMap<>();
    List<Job> jobs = new ArrayList<>();
    for (Lot lot : lots) {
      Control.heed();
      int rows = reckoned.orElseGet(() -> data.units(lot.rows()));
      Fit fit = fits.computeIfAbsent(rows, count -> of(treated, count, open, seeded));
      jobs.add(new Job(fit.network(), fit.plan(), lot.rows(), lot.seed()));
    }
    Optional<Course> course = fits.values().stream().findFirst().flatMap(Fit::course);
    Optional<Sharding> sharding = fits.values().stream().findFirst().flatMap(Fit::sharding);
    return sharding.isPresent()
        ? ShardedOrder.of(role, data, jobs, sharding.get())
        : NetworkOrder.of(role, data, jobs, course);
  }

  /** The privacy that training on so many of the rows spends, if it gives any. */
  Optional<Spent> spent(Treatment treated, int rows, int[] open, boolean seeded) {
    return model.stepwise() ? of(treated, rows, open, seeded).spent() : Optional.empty();
  }

  /**
   * @throws Fault R522 if something is said of steps of training
   */
  private void demandNoSteps(Dataset data) {
    demandLabels(data);
    Schema plan = Schema.of(Training.class);
    Map<String, Object> usual = plan.values(new Training());
    for (Map.Entry<String, Object> given : plan.values(training).entrySet()) {
      if (!given.getValue().equals(usual.get(given.getKey()))) {
        throw Fault.of(ModelFaults.NO_STEPS, name(model), given.getKey()).at(given.getKey());
      }
    }
    for (TrainDefense defense : stage(TrainDefense.class)) {
      throw Fault.of(ModelFaults.NO_STEPS_TO_DEFEND, name(defense), name(model));
    }
  }

  private static void demandClasses(Dataset data, Sieve sieve) {
    if (data.truth().kind() != Labels.Kind.CLASSES) {
      throw Fault.of(ModelFaults.NO_CLASSES_TO_SIFT, name(sieve));
    }
  }

  private static String name(Object component) {
    return Schema.of(((Record) component).getClass()).name();
  }

  private Fit of(Treatment treated, int rows, int[] open, boolean seeded) {
    Dataset data = treated.rows();
    Fit fit =
        new Fit(
                network(data),
                training.plan(model.layers().orElseThrow()),
                rows,
                data.length(),
                data.ranges(),
                seeded)
            .open(open)
            .of(data.shape());
    fit = data.persons().isPresent() ? fit.ofPersons() : fit;
    for (TrainDefense defense : stage(TrainDefense.class)) {
      fit = defense.apply(fit);
    }
    boolean single =
        !treated.repeats() && stage(DataDefense.class).stream().allMatch(DataDefense::alone);
    if (!single && fit.spent().isPresent()) {
      throw Fault.of(PrivacyFaults.ROWS_DEPEND);
    }
    if (!single && fit.sharding().filter(Sharding::certifies).isPresent()) {
      throw Fault.of(PrivacyFaults.ROWS_NOT_SINGLE);
    }
    if (fit.spent().isPresent() && data.persons().isPresent()) {
      fit = hiding(fit, data.persons().get());
    }
    return data.scaled() ? fit.noting(STANDARDISED) : fit;
  }

  private Network network(Dataset data) {
    demandLabels(data);
    return model.layers().orElseThrow().network(data.shape(), data.truth().outputs());
  }

  /**
   * @throws Fault R522 if the model cannot learn what the rows are labelled with
   */
  private void demandLabels(Dataset data) {
    Labels.Kind kind = data.truth().kind();
    if (kind == Labels.Kind.CLASSES ? !model.classes() : !model.numbers()) {
      throw Fault.of(
              ModelFaults.LABELS_OF_ANOTHER_KIND, name(model), kind.name().toLowerCase(Locale.ROOT))
          .at("model");
    }
  }

  /**
   * A private training that hides persons with all of their rows.
   *
   * @throws Fault D438 if what is trained besides looks at rows, and a person may have several
   */
  private static Fit hiding(Fit fit, Persons whose) {
    TrainingPlan plan = fit.plan();
    Spent spent = fit.spent().orElseThrow().ofPersons();
    if (whose.most() == 1) {
      String one = "one row of each person (`%s`) was kept".formatted(whose.column());
      return fit.with(plan, spent.noting(one));
    }
    if (plan.privacy().isEmpty() || fit.course().isPresent()) {
      throw Fault.of(PrivacyFaults.SEVERAL_ROWS_A_PERSON);
    }
    PrivateSteps steps = plan.privacy().get();
    String all = "the rows of each person (`%s`) are clipped together".formatted(whose.column());
    return fit.with(
        plan.with(steps.hiding(steps.units().owned(whose.owners()))), spent.noting(all));
  }
}
