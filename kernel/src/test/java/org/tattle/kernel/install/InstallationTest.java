package org.tattle.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.kernel.wire.JsonText;
import org.tattle.run.Places;

final class InstallationTest {
  @TempDir Path folder;

  @Test
  void theKernelspecStartsTheLauncherAndIsInterruptedByMessage() throws IOException {
    Installation installation = new Installation(folder);
    installation.write(List.of("/opt/tattle", "kernel", "run"));
    JsonNode spec = JsonText.read(Files.readString(installation.specFile()));
    assertThat(spec.path("argv").toString())
        .isEqualTo("[\"/opt/tattle\",\"kernel\",\"run\",\"{connection_file}\"]");
    assertThat(spec.path("interrupt_mode").asText()).isEqualTo("message");
    assertThat(spec.path("kernel_protocol_version").asText()).isEqualTo("5.5");
    assertThat(spec.at("/metadata/supported_encryption").toString()).isEqualTo("[\"curve\"]");
    assertThat(spec.path("language").asText()).isEqualTo("tattle");
    assertThat(folder.resolve("kernels/tattle/logo-64x64.png")).isNotEmptyFile();
    assertThat(folder.resolve("labextensions/tattle-highlight/static/remoteEntry.js"))
        .isNotEmptyFile();
  }

  @Test
  void installingTwiceIsInstallingOnce() throws IOException {
    Installation installation = new Installation(folder);
    installation.write(List.of("/old"));
    Files.writeString(installation.spec().resolve("left over"), "");
    installation.write(List.of("/new"));
    assertThat(installation.specFile()).content().contains("/new").doesNotContain("/old");
    assertThat(installation.spec().resolve("left over")).doesNotExist();
  }

  @Test
  void uninstallingRemovesWhatWasInstalledAndNothingElse() throws IOException {
    Installation installation = new Installation(folder);
    Path other = Files.createDirectories(folder.resolve("kernels/other"));
    installation.write(List.of("/opt/tattle"));
    assertThat(installation.remove()).isTrue();
    assertThat(installation.spec()).doesNotExist();
    assertThat(installation.highlight()).doesNotExist();
    assertThat(other).exists();
    assertThat(installation.remove()).isFalse();
  }

  @Test
  void homeIsWhereTheEnvironmentSaysAsItIsForJupyter() {
    assertThat(new Places(Map.of("HOME", "h"), "Linux", "u").home()).isEqualTo(Path.of("h"));
    assertThat(new Places(Map.of(), "Linux", "u").home()).isEqualTo(Path.of("u"));
    assertThat(new Places(Map.of("HOME", "h"), "Windows 11", "u").home()).isEqualTo(Path.of("u"));
  }

  @Test
  void jupytersFolderIsFoundAsJupyterFindsIt() {
    Path home = Path.of("home");
    assertThat(new Places(Map.of(), "Linux", home.toString()).jupyter())
        .isEqualTo(home.resolve(".local/share/jupyter"));
    assertThat(new Places(Map.of("XDG_DATA_HOME", "x"), "Linux", home.toString()).jupyter())
        .isEqualTo(Path.of("x/jupyter"));
    assertThat(new Places(Map.of(), "Mac OS X", home.toString()).jupyter())
        .isEqualTo(home.resolve("Library/Jupyter"));
    assertThat(new Places(Map.of("APPDATA", "a"), "Windows 11", home.toString()).jupyter())
        .isEqualTo(Path.of("a/jupyter"));
    assertThat(new Places(Map.of("JUPYTER_DATA_DIR", "j"), "Linux", home.toString()).jupyter())
        .isEqualTo(Path.of("j"));
    assertThat(new Places(Map.of("JUPYTER_DATA_DIR", ""), "Linux", home.toString()).jupyter())
        .isEqualTo(home.resolve(".local/share/jupyter"));
  }
}
