package org.tattle.attack.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.Programs;
import org.tattle.attack.Attack;
import org.tattle.attack.Small;
import org.tattle.data.recorded.OutputKind;
import org.tattle.data.recorded.PythonDump;
import org.tattle.data.recorded.Recorded;
import org.tattle.data.recorded.Recorded.Kind;
import org.tattle.data.recorded.Recorded.Sheet;
import org.tattle.data.set.Wine;
import org.tattle.run.Control;
import org.tattle.subject.Target;
import org.tattle.subject.Transcript;
import org.tattle.subject.elsewhere.Predictions;

/** What {@code tattle_dump.py} writes of real classifiers, read back. */
class PythonDumpTest {
  @TempDir Path folder;

  /**
   * AUCs are those of scikit-learn: exactly for probabilities and classes, which are read as they
   * are. Logits are floats here and doubles there, which can order two answers otherwise that are
   * alike in seven digits, or make them equal: of 100 times 100 pairs each counts 0.0001, and the
   * bound is ten of them.
   */
  @Test
  void everyClassifierHasTheAucThatItHasInPython() throws Exception {
    List<String> expected = dumped();
    assertThat(expected).hasSizeGreaterThanOrEqualTo(44);
    try (Small small = new Small(new Wine(), 0)) {
      for (String line : expected) {
        String[] cells = line.split(",");
        Recorded recorded = read(cells[0], cells[1].equals("2"));
        assertThat(recorded.warnings()).as(line).isEmpty();
        Attack<Target> attack =
            recorded.kind() == Kind.LABELS ? new Gap() : new Threshold(Threshold.Signal.CONFIDENCE);
        Membership found = (Membership) attack.run(Transcript.of(recorded), small.context());
        assertThat(found.roc().auc().value())
            .as(line)
            .isCloseTo(
                Double.parseDouble(cells[2]),
                within(recorded.kind() == Kind.LOGITS ? 1e-3 : 1e-12));
        if (cells[1].equals("2")) {
          twins(recorded.shadows());
        }
      }
    }
  }

  /** Each row trains one shadow of a pair, and both answer all rows. */
  private static void twins(List<Sheet> shadows) {
    assertThat(shadows).hasSize(2);
    assertThat(shadows.get(0).ids()).hasSize(200).isEqualTo(shadows.get(1).ids());
    for (int row = 0; row < 200; row++) {
      assertThat(shadows.get(0).members()[row]).isNotEqualTo(shadows.get(1).members()[row]);
    }
  }

  private Recorded read(String file, boolean shadows) {
    String beside = folder.resolve(file.replace(".csv", ".shadows.csv")).toString();
    return new Predictions(
            folder.resolve(file).toString(),
            Optional.of("label"),
            "member",
            shadows ? List.of(beside) : List.of(),
            OutputKind.AUTO,
            Optional.of("id"),
            shadows ? Optional.of("run") : Optional.empty(),
            List.of(),
            List.of())
        .read(Control.NONE);
  }

  private List<String> dumped() throws IOException, InterruptedException {
    Optional<String> python =
        Stream.of(
                Optional.ofNullable(System.getenv("TATTLE_PYTHON")).orElse("python3"),
                "/usr/bin/python3")
            .filter(PythonDumpTest::learns)
            .findFirst();
    assumeTrue(python.isPresent(), "no Python has scikit-learn; set TATTLE_PYTHON to one that has");
    Files.write(folder.resolve(PythonDump.NAME), PythonDump.text());
    Path script = Path.of("src", "test", "python", "dump_all.py").toAbsolutePath();
    ProcessBuilder builder = new ProcessBuilder(python.get(), script.toString(), folder.toString());
    builder.environment().put("PYTHONPATH", folder.toString());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Programs.Ended ended = Programs.run(builder);
    assertThat(ended.exit()).as(ended.said()).isZero();
    assertThat(ended.said())
        .contains(
            "load predictions \"GaussianNB-text.csv\" label=label member=member id=id"
                + " shadow=\"GaussianNB-text.shadows.csv\" model=run");
    return Files.readAllLines(folder.resolve("expected.csv"));
  }

  private static boolean learns(String python) {
    try {
      Process process =
          new ProcessBuilder(python, "-c", "import sklearn")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
