package org.tattle.subject.elsewhere;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.ParameterFault;
import org.tattle.data.recorded.OutputKind;
import org.tattle.data.recorded.Recorded;
import org.tattle.data.recorded.RecordedFiles;
import org.tattle.data.recorded.RecordingColumns;
import org.tattle.model.Access;
import org.tattle.run.Control;
import org.tattle.subject.Transcript;
import org.tattle.subject.train.Trainer;

/**
 * The recorded outputs of a target that was trained elsewhere, in PyTorch, scikit-learn or R: one
 * file of a row for each row asked, with its true class, whether it was a member, and the outputs,
 * one column a class. A heading such as {@code p0..p29} stands for thirty columns.
 *
 * <p>Of models that give no classes, such as those that predict numbers, rank, or go on with texts,
 * one column of losses is enough: how far each answer was from what is true.
 *
 * <p>A class is known by the name of its output column, whatever stands before it in all of them. A
 * single output column is the predicted class, or, where it holds anything but classes, the
 * probability of one of two: of the one that it is named after, else of the second.
 */
@Component(
    name = "predictions",
    doc = "Recorded outputs of a model trained elsewhere, and of shadow models like it.",
    example = "load predictions \"target.csv\" label=label member=member shadow=[\"shadow.csv\"]")
public record Predictions(
    @Param(doc = "the file of the target's outputs", required = true, file = true) String path,
    @Param(doc = "the column of the true class; losses do without") Optional<String> label,
    @Param(doc = "the column that says whether the target was trained on the row", required = true)
        String member,
    @Param(
            doc =
                "files of shadow models' outputs, with the same columns; one a model unless `model`"
                    + " says",
            file = true)
        List<String> shadow,
    @Param(doc = "what the outputs are; found from the first row unless said") OutputKind outputs,
    @Param(doc = "the column that tells rows apart across files") Optional<String> id,
    @Param(doc = "the column of shadows' files that tells models apart, if a file has several")
        Optional<String> model,
    @Param(doc = "columns that the model was given; tried without the model, as a control")
        List<String> inputs,
    @Param(doc = "columns that are neither") List<String> drop)
    implements TargetSource {

  public Predictions {
    if (label.isEmpty() && outputs != OutputKind.LOSS && !path.isEmpty()) {
      throw new ParameterFault(
          "`label` must name the column of the true class; only `outputs=loss` does without",
          "label");
    }
    if (model.isPresent() && shadow.isEmpty()) {
      throw new ParameterFault("`model` tells shadows apart; name their file: `shadow`", "model");
    }
    shadow = List.copyOf(shadow);
    inputs = List.copyOf(inputs);
    drop = List.copyOf(drop);
  }

  public Predictions() {
    this(
        "",
        Optional.empty(),
        "",
        List.of(),
        OutputKind.AUTO,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  /** A target without shadows. */
  public Predictions(String path, String label, String member) {
    this(
        path,
        Optional.of(label),
        member,
        List.of(),
        OutputKind.AUTO,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  @Override
  public Set<Access> shows() {
    Set<Access> shown =
        switch (outputs) {
          case LABELS -> Recorded.Kind.LABELS.shows();
          case LOSS -> Recorded.Kind.LOSSES.shows();
          case AUTO, PROBABILITIES, LOGITS -> Recorded.Kind.PROBABILITIES.shows();
        };
    if (!shadow.isEmpty()) {
      shown.add(Access.SHADOWS);
    }
    return shown;
  }

  /**
   * Reads all files.
   *
   * @throws org.tattle.run.Fault R501 to R508, R513 or R517, with file and line
   */
  public Recorded read(Control control) {
    RecordingColumns columns = new RecordingColumns(label, member, id, model, inputs, drop);
    return new RecordedFiles(path, shadow, columns, outputs).read(control);
  }

  @Override
  public boolean reads() {
    return true;
  }

  @Override
  public Adopted adopt(NamedThings named, Trainer trainer, Control control) {
    Recorded recorded = read(control);
    return new Adopted(
        Transcript.of(recorded), recorded.digest(), recorded.notes(), recorded.warnings());
  }
}
