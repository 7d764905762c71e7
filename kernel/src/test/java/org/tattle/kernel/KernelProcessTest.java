package org.tattle.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.kernel.install.Trial;
import org.tattle.kernel.serve.Client;
import org.tattle.kernel.serve.Kernel;
import org.tattle.kernel.serve.Launched;
import org.tattle.kernel.serve.Pocket;
import org.tattle.kernel.wire.Connection;
import org.tattle.kernel.wire.JsonText;

final class KernelProcessTest {
  @TempDir Path folder;

  @Test
  void shutdownEndsTheProcessThoughACellIsDeaf() throws Exception {
    try (Launched kernel = new Launched(folder, Map.of());
        Client client = kernel.client()) {
      client.start("print on\ndeaf 60000");
      client.await("iopub", m -> m.type().equals("stream"));
      Client.Exchange end =
          client.ask("control", "shutdown_request", JsonText.object().put("restart", false));
      assertThat(end.status()).isEqualTo("ok");
      assertThat(kernel.endsBefore(30)).isTrue();
      assertThat(kernel.process().exitValue()).isZero();
    }
  }

  @Test
  void aKernelThatCannotStartSaysWhyInASentence() throws Exception {
    Path nothing = folder.resolve("nothing.json");
    Process process =
        new ProcessBuilder(Launched.command(nothing.toString())).redirectErrorStream(true).start();
    assertThat(process.getInputStream().readAllBytes())
        .asString()
        .isEqualToIgnoringNewLines(
            "tattle: the kernel cannot start: there is no connection file `" + nothing + "`");
    assertThat(process.waitFor()).isEqualTo(2);
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      int port = taken.getLocalPort();
      assertThatThrownBy(
              () ->
                  new Kernel(
                      Connection.local(List.of(0, port, 0, 0, 0)),
                      Pocket::new,
                      folder.resolve("history.jsonl")))
          .isInstanceOf(IOException.class)
          .hasMessage("the iopub socket cannot listen at `tcp://127.0.0.1:" + port + "`");
    }
  }

  @Test
  void aCellThatEndsTheProcessIsToldSo() throws Exception {
    try (Launched kernel = new Launched(folder, Map.of());
        Client client = kernel.client()) {
      Client.Exchange cell = client.run("print on\nexit");
      assertThat(cell.reply().content().path("ename").asText()).isEqualTo("Exit");
      assertThat(cell.types()).containsSubsequence("stream", "error", "status");
      assertThat(kernel.endsBefore(30)).isTrue();
    }
  }

  @Test
  void aKilledKernelIsRestartedAndRemembers() throws Exception {
    try (Launched kernel = new Launched(folder, Map.of());
        Client client = kernel.client()) {
      client.run("let a = 1");
      client.ask("shell", "history_request", JsonText.object().put("hist_access_type", "tail"));
      kernel.process().destroyForcibly().waitFor();
    }
    try (Launched kernel = new Launched(folder, Map.of());
        Client client = kernel.client()) {
      assertThat(client.run("1 + 1").result()).isEqualTo("2");
      assertThat(client.run("a").status()).isEqualTo("error");
      Client.Exchange history =
          client.ask("shell", "history_request", JsonText.object().put("hist_access_type", "tail"));
      assertThat(history.reply().content().path("history").toString())
          .startsWith("[[1,1,\"let a = 1\"],[2,1,");
    }
  }

  @Test
  void runningOutOfMemoryIsReportedAndSurvived() throws Exception {
    try (Launched kernel = new Launched(folder, Map.of());
        Client client = kernel.client()) {
      Client.Exchange cell = client.run("exhaust");
      assertThat(cell.reply().content().path("ename").asText()).isEqualTo("R599");
      assertThat(client.run("1 + 1").result()).isEqualTo("2");
    }
  }

  /** A job in the background of a script ignores the signal, and what it starts does, too. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void anInterruptSignalStopsTheCellAndNotTheKernel() throws Exception {
    List<String> heeding = Launched.heedingInterrupts();
    assumeTrue(
        !heeding.isEmpty(),
        "interrupt signals are ignored here, and `env` cannot start what heeds them");
    try (Launched kernel = new Launched(folder, Map.of(), heeding);
        Client client = kernel.client()) {
      String id = client.start("print on\nspin");
      client.await("iopub", m -> m.type().equals("stream"));
      new ProcessBuilder("kill", "-INT", Long.toString(kernel.process().pid())).start().waitFor();
      assertThat(client.finish("shell", id).reply().content().path("ename").asText())
          .isEqualTo("Interrupted");
      assertThat(client.run("1 + 1").result()).isEqualTo("2");
    }
  }

  /** Such as a jar that is gone. */
  @Test
  void aFaultOfOursEndsWithAThreeAndASentence() throws Exception {
    Path file = folder.resolve("connection.json");
    Trial.free().write(file);
    String broken =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(jar -> !jar.contains("jeromq"))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>(Launched.command(file.toString()));
    command.set(command.indexOf("-cp") + 1, broken);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("TATTLE_STATE", folder.resolve("state").toString());
    Process process = builder.start();
    assertThat(process.getInputStream().readAllBytes())
        .asString()
        .startsWith("tattle: the kernel ends by a fault in Tattle: java.lang.NoClassDefFoundError");
    assertThat(process.waitFor()).isEqualTo(3);
    assertThat(log()).contains("NoClassDefFoundError");
  }

  @Test
  void theKernelEndsWhenItsParentWasGoneBeforeItLooked() throws Exception {
    Process parent =
        new ProcessBuilder(Launched.JAVA, "-version").redirectErrorStream(true).start();
    parent.getInputStream().readAllBytes();
    parent.waitFor();
    try (Launched kernel =
        new Launched(folder, Map.of("JPY_PARENT_PID", Long.toString(parent.pid())))) {
      assertThat(kernel.endsBefore(30)).isTrue();
      assertThat(kernel.process().exitValue()).isZero();
    }
  }

  @Test
  void theKernelEndsWhenItsParentDoes() throws Exception {
    Process parent =
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jshell").toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (Launched kernel =
            new Launched(folder, Map.of("JPY_PARENT_PID", Long.toString(parent.pid())));
        Client client = kernel.client()) {
      assertThat(client.run("1").status()).isEqualTo("ok");
      parent.destroyForcibly();
      assertThat(kernel.endsBefore(30)).isTrue();
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  void theProcessKeepsItsOwnStreamsCleanAndLogsToAFile() throws Exception {
    try (Launched kernel = new Launched(folder, Map.of());
        Client client = kernel.client()) {
      assertThat(client.run("system printed by Java").stream("stdout"))
          .isEqualTo("printed by Java" + System.lineSeparator());
      assertThat(client.run("explode").status()).isEqualTo("error");
      client.ask("control", "shutdown_request", JsonText.object());
      assertThat(kernel.endsBefore(30)).isTrue();
    }
    assertThat(Launched.streams(folder)).isEmptyFile();
    assertThat(log()).contains("IllegalStateException: boom", "Pocket.act");
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("state").resolve("kernel.log"));
  }
}
