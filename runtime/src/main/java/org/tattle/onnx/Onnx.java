package org.tattle.onnx;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.Dataset;
import org.tattle.data.fetch.UserPaths;
import org.tattle.data.recorded.OutputKind;
import org.tattle.model.Access;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.subject.Prospect;
import org.tattle.subject.elsewhere.AdoptedSource;
import org.tattle.subject.elsewhere.Adoption;
import org.tattle.subject.elsewhere.NamedThings;
import org.tattle.subject.train.Trainer;

/**
 * A model in an ONNX file. It is a white box where a network of ours, read from its graph, answers
 * as onnxruntime does, and a black box else. Nothing in a file is run but what reckons, and nothing
 * is opened but what lies in its folder.
 */
@Component(
    name = "onnx",
    doc = "A model trained elsewhere, in a file as PyTorch and scikit-learn export it.",
    example = "load onnx \"theirs.onnx\" as theirs")
public record Onnx(
    @Param(doc = "the file; weights in a second one lie beside it", required = true, file = true)
        String path,
    @AdoptedSource.Members Optional<String> members,
    @AdoptedSource.Others Optional<String> others,
    @AdoptedSource.Both Optional<String> rows,
    @AdoptedSource.TrainedAlike Optional<String> recipe,
    @Param(doc = "what its outputs stand for, in order; as it says itself, or as rows are sorted")
        List<String> classes,
    @AdoptedSource.Outputs OutputKind outputs)
    implements AdoptedSource {

  public Onnx() {
    this(
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        OutputKind.AUTO);
  }

  public Onnx {
    classes = List.copyOf(classes);
    Adoption.demandClasses(outputs);
  }

  @Override
  public Set<Access> shows() {
    return adoption().shows(true);
  }

  @Override
  public Optional<Prospect> expected(NamedThings named, Control control) {
    OnnxFile file = OnnxFile.read(UserPaths.file(path, control), control);
    Dataset data = adoption().data(named, file.classes());
    return Optional.of(adoption().expected(Key.of("onnx", file.digest()), data, named));
  }

  @Override
  public Adopted adopt(NamedThings named, Trainer trainer, Control control) {
    OnnxFile file = OnnxFile.read(UserPaths.file(path, control), control);
    Dataset data = adoption().data(named, file.classes());
    OnnxModel model = new OnnxModel(file, data.shape().size());
    model.meet(data, control);
    return adoption().adopt(model, data, named, model.notes(), control);
  }
}
