package org.tattle.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code tattle lab} with a Python that only writes down what it is asked. */
@DisabledOnOs(OS.WINDOWS)
final class LabTest {
  @TempDir Path folder;
  private final StringWriter said = new StringWriter();
  private Path python;

  @BeforeEach
  void makePython() throws IOException {
    python = folder.resolve("python3");
    Files.writeString(
        python,
        """
        #!/bin/sh
        here=$(dirname "$0")
        case "$1 $2" in
          -c*jupyterlab*) [ -f "$here/has-lab" ] && echo "$0" ;;
          -c*venv*) echo "$0" ;;
          "-m venv") mkdir -p "$3/bin" && cp "$0" "$3/bin/python"
            [ ! -f "$here/no-venv" ] ;;
          "-m pip") [ ! -f "$here/../../../no-index" ] && echo "$@" > "$here/has-lab" ;;
          "-m jupyterlab") echo "$JUPYTER_PATH|$*" > "$here/opened"; exit 7 ;;
        esac
        """);
    Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void theJupyterThatIsThereIsOpenedWithOurKernelAndNothingIsMade() throws Exception {
    Files.createFile(folder.resolve("has-lab"));
    assertThat(lab().open(List.of("first.ipynb"))).isEqualTo(7);
    Path data = folder.resolve("state/jupyter");
    assertThat(folder.resolve("opened"))
        .content()
        .startsWith(data.toString())
        .contains("|-m jupyterlab first.ipynb");
    assertThat(data.resolve("kernels/tattle/kernel.json")).exists();
    assertThat(data.resolve("labextensions/tattle-highlight/package.json")).exists();
    assertThat(folder.resolve("state/python")).doesNotExist();
    assertThat(said.toString()).isEmpty();
  }

  @Test
  void anEnvironmentIsMadeTheFirstTimeAndUsedTheNext() throws Exception {
    assertThat(lab().open(List.of())).isEqualTo(7);
    Path made = folder.resolve("state/python/bin");
    assertThat(said.toString()).contains("needed once", folder.resolve("state/python").toString());
    assertThat(made.resolve("has-lab")).content().contains("install", "jupyterlab");
    assertThat(made.resolve("opened")).exists();
    said.getBuffer().setLength(0);
    assertThat(lab().open(List.of())).isEqualTo(7);
    assertThat(said.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-venv", "no-index"})
  void anEnvironmentThatIsNotDoneIsTakenAway(String fault) throws Exception {
    Files.createFile(folder.resolve(fault));
    assertThatThrownBy(() -> lab().open(List.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("pip install jupyterlab")
        .hasMessageContaining("TATTLE_PYTHON");
    assertThat(folder.resolve("state/python")).doesNotExist();
  }

  @Test
  void whatIsNotOursIsPassedOnInItsOrder() {
    LabCommand command = new LabCommand();
    new CommandLine(command).parseArgs("a.ipynb", "--port", "9999", "--no-browser", "b.ipynb");
    assertThat(command.arguments())
        .containsExactly("a.ipynb", "--port", "9999", "--no-browser", "b.ipynb");
  }

  @Test
  void withoutAPythonItSaysWhatIsMissing() {
    Lab none =
        new Lab(List.of(folder.resolve("nothing").toString()), folder, new PrintWriter(said));
    assertThatThrownBy(() -> none.open(List.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no Python was found");
  }

  private Lab lab() {
    return new Lab(
        List.of(python.toString()), folder.resolve("state"), new PrintWriter(said, true));
  }
}
