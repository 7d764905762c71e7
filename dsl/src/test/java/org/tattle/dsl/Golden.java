package org.tattle.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.tattle.dsl.source.Source;

/**
 * Scripts with what they should give beside them: {@code x.tattle} and {@code x.txt}. With {@code
 * -Dgolden.update=true} the expected files are written instead of compared; look at the difference
 * before you commit it.
 */
public final class Golden {
  private static final Path ROOT = Path.of("src/test/scripts");
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  private Golden() {}

  /** One test for each script of a folder below {@code src/test/scripts}. */
  public static Stream<DynamicTest> tests(String folder, Function<Source, String> given) {
    return scripts(folder).stream()
        .map(
            script ->
                DynamicTest.dynamicTest(
                    folder + "/" + script.getFileName(), () -> check(script, given)));
  }

  /** The scripts of a folder. */
  public static List<Path> scripts(String folder) {
    try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".tattle")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A script as a source that has its file's name. */
  public static Source source(Path script) {
    try {
      return Source.of(script.getFileName().toString(), script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files that lost their other half; those that scripts read lie in folders of their own. */
  public static List<Path> orphans() {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getParent().endsWith("files"))
          .filter(file -> !file.getParent().endsWith("newcomers"))
          .filter(file -> !Files.exists(partner(file)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path partner(Path file) {
    String name = file.getFileName().toString();
    return file.resolveSibling(
        name.endsWith(".tattle")
            ? name.replaceFirst("tattle$", "txt")
            : name.replaceFirst("[^.]*$", "tattle"));
  }

  private static void check(Path script, Function<Source, String> given) throws IOException {
    String got = given.apply(source(script)) + "\n";
    if (UPDATE) {
      Files.writeString(partner(script), got);
    }
    assertThat(got).isEqualTo(Files.readString(partner(script)));
  }
}
