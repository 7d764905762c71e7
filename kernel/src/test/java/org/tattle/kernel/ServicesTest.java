package org.tattle.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tattle.dsl.cli.Main;

/**
 * What the kernel adds to the command line and to other kernels is found by files that name classes
 * as texts, which no compiler renames.
 */
class ServicesTest {
  private static final Path SERVICES = Path.of("src/main/resources/META-INF/services");

  @Test
  void eachServiceIsAClassAndFindsItsProviders() throws IOException, ReflectiveOperationException {
    List<Path> files;
    try (Stream<Path> all = Files.list(SERVICES)) {
      files = all.sorted().toList();
    }
    assertThat(files).hasSizeGreaterThanOrEqualTo(3);
    for (Path file : files) {
      Class<?> service = Class.forName(file.getFileName().toString());
      List<String> providers =
          ServiceLoader.load(service).stream().map(it -> it.type().getName()).toList();
      assertThat(providers).as(file.toString()).containsAll(Files.readAllLines(file));
    }
  }

  @Test
  void theCommandLineHasTheCommandsOfTheKernel() {
    assertThat(Main.run("kernel", "--help")).isZero();
    assertThat(Main.run("lab", "--help")).isZero();
  }
}
