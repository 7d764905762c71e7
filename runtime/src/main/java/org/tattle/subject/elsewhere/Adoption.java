package org.tattle.subject.elsewhere;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tattle.component.ParameterFault;
import org.tattle.data.Dataset;
import org.tattle.data.recorded.OutputKind;
import org.tattle.measure.Estimate;
import org.tattle.model.Access;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Key;
import org.tattle.run.MessageText;
import org.tattle.run.Warning;
import org.tattle.run.catalogue.ElsewhereFaults;
import org.tattle.subject.Classifier;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;
import org.tattle.subject.TargetKinds;
import org.tattle.subject.answer.Truth;

/**
 * Makes a target of a model that can be asked: with whose rows, and models like it, as a script
 * says.
 *
 * @param recipe the name of a target that was trained here as the model was
 * @param classes what the outputs stand for, in their order; empty if the model says, or the rows
 */
public record Adoption(
    WhoseRows whose, Optional<String> recipe, List<String> classes, OutputKind outputs) {
  /** How far accuracies of models that are alike may be from each other. */
  private static final double FAR = 0.1;

  /**
   * @throws ParameterFault if a model is said to give losses, which nobody asks models for
   */
  public static void demandClasses(OutputKind outputs) {
    if (outputs == OutputKind.LOSS) {
      throw new ParameterFault(
          "`outputs=loss` is for `load predictions`; a model is asked for classes", "outputs");
    }
  }

  /** What an attacker can ask, as far as can be told before. */
  public Set<Access> shows(boolean weights) {
    Set<Access> shown =
        outputs == OutputKind.LABELS
            ? EnumSet.of(Access.LABELS, Access.QUERIES)
            : EnumSet.of(Access.LABELS, Access.LOSSES, Access.PROBABILITIES, Access.QUERIES);
    if (weights) {
      shown.add(Access.GRADIENTS);
    }
    if (whose.told()) {
      shown.add(Access.MEMBERS);
    }
    if (recipe.isPresent()) {
      shown.add(Access.SHADOWS);
    }
    return shown;
  }

  /** The rows, with the classes that were said, or that the model says itself. */
  public Dataset data(NamedThings named, List<String> said) {
    return whose.data(named, classes.isEmpty() ? said : classes);
  }

  /** How models like it are made of these rows. */
  public Optional<ModelRecipe<Target>> like(NamedThings named, Dataset data) {
    if (recipe.isEmpty()) {
      return Optional.empty();
    }
    Truth truth = WhoseRows.truth(data);
    ModelRecipe<Target> how =
        named
            .recipe(recipe.get())
            .orElseThrow(() -> Fault.of(ElsewhereFaults.NO_TRAINING, recipe.get()).at("recipe"));
    return Optional.of(how.on(data, truth.split()));
  }

  /**
   * What is known before the model is asked.
   *
   * @param model what is known of it then
   */
  public Prospect expected(Key model, Dataset data, NamedThings named) {
    return new Expected(
        Key.of("expected", model, data.digest()),
        data,
        WhoseRows.truth(data).split(),
        like(named, data));
  }

  public TargetSource.Adopted adopt(
      Answering model, Dataset data, NamedThings named, List<String> notes, Control control) {
    double[][] own = model.ask(RawRows.of(data), control);
    Said said = Said.of(own, data.classes(), outputs);
    Target target =
        TargetKinds.elsewhere(
            new ElsewhereService(model, data, said, own), WhoseRows.truth(data), like(named, data));
    List<String> all = new ArrayList<>(notes);
    all.addAll(whose.notes(data));
    List<Warning> warnings = new ArrayList<>();
    recipe
        .flatMap(named::target)
        .filter(Classifier.class::isInstance)
        .ifPresent(it -> compare((Classifier) it, (Classifier) target, all, warnings));
    return new TargetSource.Adopted(target, target.key().toString(), all, warnings);
  }

  /** Shadows that are another kind of model than the target tell nothing of it. */
  private void compare(
      Classifier like, Classifier target, List<String> notes, List<Warning> warnings) {
    notes.add(
        MessageText.of(
            "`%s`, which its shadows are made like, is right about %.1f%% of its own rows and"
                + " %.1f%% of others",
            recipe.orElseThrow(),
            100 * like.trainAccuracy().orElseThrow().value(),
            100 * like.testAccuracy().orElseThrow().value()));
    double own = apart(like.trainAccuracy(), target.trainAccuracy());
    double others = apart(like.testAccuracy(), target.testAccuracy());
    if (Math.max(own, others) > FAR) {
      warnings.add(
          Warning.of(
                  ElsewhereFaults.FAR_OFF,
                  recipe.orElseThrow(),
                  others > own ? "others" : "its own rows",
                  100 * Math.max(own, others))
              .at("recipe"));
    }
  }

  /** How far two shares are from each other; no distance at all if one is not known. */
  private static double apart(Optional<Estimate> one, Optional<Estimate> other) {
    return one.isPresent() && other.isPresent()
        ? Math.abs(one.get().value() - other.get().value())
        : 0;
  }
}
