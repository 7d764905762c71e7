package org.tattle.dsl.export;

import java.util.Optional;
import java.util.function.Supplier;
import org.tattle.component.Component;
import org.tattle.onnx.write.ModelFile;
import org.tattle.subject.Subject;

/** A model for whatever runs models. */
@Component(
    name = "onnx",
    doc =
        "A trained network, or trees, as ONNX: takes rows in the units of their columns, and gives"
            + " probabilities, or a number.",
    example = "export target to \"target.onnx\"")
public record OnnxFormat() implements SubjectFormat {
  @Override
  public Content content(Subject subject, Supplier<Optional<String>> before) {
    return Content.of(ModelFile.of(subject));
  }
}
