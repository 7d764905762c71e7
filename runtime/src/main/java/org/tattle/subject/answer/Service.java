package org.tattle.subject.answer;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.data.Labels;
import org.tattle.defense.Defense;
import org.tattle.defense.Detector;
import org.tattle.model.Access;
import org.tattle.model.Learned;
import org.tattle.model.Model;
import org.tattle.model.tree.LeafCounts;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Trained;
import org.tattle.run.Control;
import org.tattle.run.Key;

/**
 * Who answers for a target: a model that was trained here, or what was recorded of one that was
 * trained elsewhere. Limits on outputs are put before any of them alike.
 */
public interface Service {

  /** What it is behind these defenses, if no recipe says. */
  Key key(List<Defense> defenses);

  /** What one of a model shows that is trained here to answer so, before any defense. */
  static Set<Access> of(Model model, Labels.Kind kind) {
    return model.stepwise() ? trained(kind) : learned(kind);
  }

  /** What a network shows that is trained here. */
  static Set<Access> trained(Labels.Kind kind) {
    return switch (kind) {
      case CLASSES ->
          EnumSet.of(
              Access.LABELS,
              Access.LOSSES,
              Access.PROBABILITIES,
              Access.GRADIENTS,
              Access.QUERIES,
              Access.MEMBERS);
      case NUMBERS -> EnumSet.of(Access.NUMBERS, Access.LOSSES, Access.MEMBERS);
      case NOTHING -> EnumSet.noneOf(Access.class);
    };
  }

  /** What any other model shows that learns here: the same but for gradients. */
  static Set<Access> learned(Labels.Kind kind) {
    Set<Access> shown = trained(kind);
    shown.remove(Access.GRADIENTS);
    return shown;
  }

  /** What it shows before any defense. */
  Set<Access> shows();

  /** Whether it can say anything about a row of the data set. */
  default boolean knows(int row) {
    return true;
  }

  /** What it says of rows of the data set, which it knows. Computed anew at each call. */
  Outputs answers(int[] rows, Control control);

  /**
   * What it says of inputs of the asker's own.
   *
   * @param features {@code [rows, features]}
   * @throws IllegalStateException if it does not show {@link Access#QUERIES}
   */
  default Outputs ask(INDArray features, Control control) {
    throw new IllegalStateException("it takes no inputs of the asker's own");
  }

  /** What its weights are given in the place of inputs, after defenses of the data. */
  default INDArray seen(INDArray features) {
    return features;
  }

  /** The deviation of the noise that is put on inputs before weights see them, if any is. */
  default OptionalDouble deviation() {
    return OptionalDouble.empty();
  }

  /** Who proves that its answers stay what they are where rows are changed, if that is known. */
  default Optional<Certifier> certifier() {
    return Optional.empty();
  }

  /** Who proves that its answers outlast rows of the training, if that is known. */
  default Optional<Outlasting> outlasting() {
    return Optional.empty();
  }

  /** Who gives no answer to rows that look changed, if anybody does. */
  default Optional<Detector.Alarm> alarm() {
    return Optional.empty();
  }

  /** Its weights, if it shows {@link Access#GRADIENTS}. */
  default Optional<Trained> weights() {
    return Optional.empty();
  }

  /** Its weights, if nothing but these makes its answers of what it is asked. */
  default Optional<Trained> bare() {
    return Optional.empty();
  }

  /** What it learned, if it learned here and is no network. */
  default Optional<Learned> taught() {
    return Optional.empty();
  }

  /** How some rows of the data set lie in the leaves of its trees, if it has trees. */
  default Optional<LeafCounts> leaves(int[] rows, Control control) {
    return Optional.empty();
  }

  /** What a report says of it, by what that is about. */
  default Map<String, String> facts() {
    return Map.of();
  }

  /** What its weights were trained by, if that is known. */
  default Optional<Job> job() {
    return Optional.empty();
  }
}
