package org.tattle.data.recorded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tattle.data.fetch.UserPaths;
import org.tattle.run.Control;

/**
 * Files of recorded outputs: a target's, and those of shadow models.
 *
 * @param path the target's file
 * @param shadow files of shadow models
 * @param parts what the columns are for
 * @param outputs what the outputs are, if that is said
 */
public record RecordedFiles(
    String path, List<String> shadow, RecordingColumns parts, OutputKind outputs) {
  public RecordedFiles {
    shadow = List.copyOf(shadow);
  }

  /**
   * Reads all of them.
   *
   * @throws org.tattle.run.Fault R501 to R508, R513 or R517, with file and line
   */
  public Recorded read(Control control) {
    boolean classified = outputs != OutputKind.LOSS;
    Recording target =
        Recording.read(UserPaths.file(path, control), "path", parts, classified, control);
    OutputColumns columns = OutputColumns.of(target, outputs);
    Map<String, Integer> truths = new HashMap<>();
    Recorded.Sheet asked = new OutputSheet(columns, target).of(truths, control);
    List<Recorded.Sheet> shadows = new ArrayList<>();
    for (String file : shadow) {
      Path at = UserPaths.file(file, "shadow", control);
      for (Recording one : Recording.read(at, "shadow", parts, classified, control).models()) {
        shadows.add(new OutputSheet(columns, one).of(truths, control));
      }
    }
    Manner manner = columns.manner();
    return new Recorded(
        manner.kind(),
        columns.classes(),
        asked,
        shadows,
        target.inputs(control),
        target.written(),
        classified ? manner.notes() : LossScale.of(outputs(asked, shadows)).notes(),
        manner.warnings());
  }

  private static List<double[][]> outputs(Recorded.Sheet target, List<Recorded.Sheet> shadows) {
    return Stream.concat(Stream.of(target), shadows.stream()).map(Recorded.Sheet::outputs).toList();
  }
}
