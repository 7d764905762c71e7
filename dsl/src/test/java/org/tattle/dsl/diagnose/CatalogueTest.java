package org.tattle.dsl.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.syntax.Parser;
import org.tattle.run.catalogue.FaultCode;

class CatalogueTest {

  @Test
  void everyCodeHasItsSectionInOrder() {
    List<String> headings =
        Pattern.compile("^## (\\w+)", Pattern.MULTILINE)
            .matcher(Catalogue.text())
            .results()
            .map(heading -> heading.group(1))
            .toList();
    assertThat(headings)
        .containsExactlyElementsOf(Arrays.stream(Code.values()).map(Code::name).toList());
    assertThat(Catalogue.entries()).containsOnlyKeys(Code.values());
  }

  static Stream<Code> syntax() {
    return Arrays.stream(Code.values()).filter(CatalogueTest::parsersOwn);
  }

  private static boolean parsersOwn(Code code) {
    return code.name().startsWith("S");
  }

  /** Their examples are cells that are not scripts. */
  private static boolean ofNotebooks(Code code) {
    return code.name().matches("[JK].*");
  }

  @ParameterizedTest
  @MethodSource("syntax")
  void theExampleOfASyntaxCodeProvokesItAndNothingElse(Code code) {
    String example = Catalogue.entry(code).example();
    assertThat(Parser.parse(new Source("example", example)).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(code);
  }

  @Test
  void theExamplesOfOtherCodesAreRightInSyntax() {
    for (Code code : Code.values()) {
      if (!parsersOwn(code) && !ofNotebooks(code)) {
        String example = Catalogue.entry(code).example();
        assertThat(Parser.parse(new Source(code.name(), example)).diagnostics()).isEmpty();
      }
    }
  }

  @Test
  void everyCodeOfTheRuntimeIsInTheCatalogue() {
    assertThat(FaultCode.values()).extracting(Code::of).doesNotContainNull();
  }

  @Test
  void noSourceWritesACodeAsText() throws IOException {
    List<String> found = new ArrayList<>();
    for (String module : List.of("../runtime", ".", "../kernel")) {
      try (Stream<Path> files = Files.walk(Path.of(module, "src/main/java"))) {
        for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
          Pattern.compile("\"[A-Z]\\d{3}\"")
              .matcher(Files.readString(file))
              .results()
              .forEach(literal -> found.add(file + ": " + literal.group()));
        }
      }
    }
    assertThat(found).isEmpty();
  }
}
