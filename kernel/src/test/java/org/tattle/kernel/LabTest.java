package org.tattle.kernel;

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
          "-m venv") mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
          "-m pip") echo "$@" > "$here/has-lab" ;;
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
