package org.tattle.subject.train;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.tattle.component.Schema;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.data.Persons;
import org.tattle.defense.DataDefense;
import org.tattle.defense.Defense;
import org.tattle.defense.Fit;
import org.tattle.defense.TrainDefense;
import org.tattle.defense.Treatment;
import org.tattle.model.Model;
import org.tattle.model.Training;
import org.tattle.nn.network.Network;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.ModelFaults;
import org.tattle.run.catalogue.PrivacyFaults;

/**
 * How models are fitted to rows: the architecture, the plan of training, and what defenses make of
 * them.
 *
 * @param defenses of all stages, in the order in which scripts gave them
 * @param counted how many rows defenses reckon with, if not with those there are
 * @param run which of the trainings it is that differ by their own draws alone
 */
public record Fitting(
    Model model, Training training, List<Defense> defenses, OptionalInt counted, int run) {

  /** Why scaling by figures of all rows is free of charge here, and where it is not. */
  private static final String STANDARDISED =
      "numbers were standardised by figures of all rows, members or not: these tell nothing of who"
          + " is a member, but epsilon does not cover them if the model is given away";

  public Fitting {
    defenses = List.copyOf(defenses);
  }

  /** The defenses of one stage, in script order. */
  public <D extends Defense> List<D> stage(Class<D> stage) {
    return defenses.stream().filter(stage::isInstance).map(stage::cast).toList();
  }

  /**
   * The training on so many of the rows.
   *
   * @param seeded whether the user set a seed
   * @throws Fault if the rows and the defenses do not go together
   */
  Fit of(Treatment treated, int rows, boolean seeded) {
    Dataset data = treated.rows();
    Fit fit = new Fit(network(data), training.plan(), rows, data.length(), seeded);
    for (TrainDefense defense : stage(TrainDefense.class)) {
      fit = defense.apply(fit);
    }
    if (fit.spent().isPresent()
        && (treated.repeats() || !stage(DataDefense.class).stream().allMatch(DataDefense::alone))) {
      throw Fault.of(PrivacyFaults.ROWS_DEPEND);
    }
    if (fit.spent().isPresent() && data.persons().isPresent()) {
      fit = onePerson(fit, data.persons().get());
    }
    boolean standardised =
        Stream.concat(data.columns().stream(), data.truth().column().stream())
            .anyMatch(column -> column.type() == Column.Type.NUMBER && !column.declared());
    return standardised ? fit.noting(STANDARDISED) : fit;
  }

  /**
   * @throws Fault R522 if the model cannot learn what the rows are labelled with
   */
  private Network network(Dataset data) {
    Labels.Kind kind = data.truth().kind();
    if (kind == Labels.Kind.CLASSES ? !model.classes() : !model.numbers()) {
      throw Fault.of(
              ModelFaults.LABELS_OF_ANOTHER_KIND,
              Schema.of(((Record) model).getClass()).name(),
              kind.name().toLowerCase(Locale.ROOT))
          .at("model");
    }
    return model.network(data.shape(), data.truth().outputs());
  }

  /**
   * @throws Fault D438 if a person may have several rows
   */
  private static Fit onePerson(Fit fit, Persons whose) {
    if (whose.most() > 1) {
      throw Fault.of(PrivacyFaults.SEVERAL_ROWS_A_PERSON);
    }
    return fit.noting("one row of each person was kept, so that it hides persons");
  }
}
