package org.tattle.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tattle.Programs;
import org.tattle.kernel.KernelProcess;
import org.tattle.kernel.serve.Launched;
import org.tattle.kernel.wire.JsonText;

/** Jupyter's own client and its test suite for kernels, with the pocket language and Tattle. */
final class PythonClientTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"test_conformance", "test_jupyter_client", "test_tattle"})
  void jupyterItselfIsContent(String tests) throws IOException, InterruptedException {
    Optional<String> python = python();
    assumeTrue(
        python.isPresent(),
        "no Python has jupyter_client and jupyter_kernel_test; set TATTLE_PYTHON to one that has");
    spec("pocket", Launched.command("{connection_file}"));
    spec(
        "tattle",
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseParallelGC",
            "-Djava.awt.headless=true",
            "-cp",
            System.getProperty("java.class.path"),
            KernelProcess.class.getName(),
            "{connection_file}"));
    ProcessBuilder builder =
        new ProcessBuilder(python.get(), "-W", "ignore", "-m", "unittest", tests)
            .directory(Path.of("src", "test", "python").toAbsolutePath().toFile());
    builder.environment().put("JUPYTER_PATH", folder.toString());
    builder.environment().put("JUPYTER_RUNTIME_DIR", folder.resolve("runtime").toString());
    builder.environment().put("TATTLE_CACHE", "off");
    builder.environment().put("TATTLE_STATE", folder.resolve("state").toString());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Programs.Ended ended = Programs.run(builder);
    assertThat(ended.exit()).as(ended.said()).isZero();
  }

  private void spec(String name, List<String> command) throws IOException {
    Path spec = Files.createDirectories(folder.resolve("kernels").resolve(name));
    ObjectNode content =
        JsonText.object()
            .put("display_name", name)
            .put("language", "tattle")
            .put("interrupt_mode", "message")
            .put("kernel_protocol_version", "5.5");
    content.putObject("metadata").putArray("supported_encryption").add("curve");
    content.set("argv", JsonText.tree(command));
    Files.write(spec.resolve("kernel.json"), JsonText.bytes(content));
  }

  private static Optional<String> python() {
    return Stream.of(
            Optional.ofNullable(System.getenv("TATTLE_PYTHON")).orElse("python3"),
            "python3",
            "/usr/bin/python3")
        .filter(
            p -> Python.output(p, "-c", "import jupyter_client, jupyter_kernel_test").isPresent())
        .findFirst();
  }
}
