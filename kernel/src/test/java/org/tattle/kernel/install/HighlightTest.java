package org.tattle.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.grammar.TattleLexer;

final class HighlightTest {
  @TempDir static Path folder;

  @BeforeAll
  static void install() throws IOException {
    new Installation(folder).write(List.of("tattle"));
  }

  private static Path entry() {
    return new Installation(folder).highlight().resolve("static/remoteEntry.js");
  }

  @Test
  void theKeywordsColouredAreThoseOfTheGrammar() throws IOException {
    String script = Files.readString(entry());
    String sets = script.substring(script.indexOf("const VERBS"), script.indexOf("const word"));
    Set<String> coloured =
        Pattern.compile("'([a-z ]+)'")
            .matcher(sets)
            .results()
            .map((MatchResult r) -> r.group(1))
            .flatMap(words -> Pattern.compile(" ").splitAsStream(words))
            .filter(w -> !w.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(coloured).isEqualTo(keywords());
  }

  /** The extension is run as JupyterLab runs it, with a stream of CodeMirror's kind. */
  @Test
  void cellsOfJavaAreColouredAsJavaAndOthersAsTattle() throws IOException {
    assumeTrue(Python.output("node", "--version").isPresent(), "there is no `node`");
    String told =
        Python.output("node", "src/test/javascript/colours.js", entry().toString())
            .orElse("node failed");
    assertThat(told.lines())
        .containsExactly(
            ".jp-RenderedSVG img[src*=\"max-width%3A100%25\"] { max-width: 100%; height: auto; }",
            "%%java:meta",
            "public:keyword record:keyword Res:typeName ( String:typeName n:variableName ) {",
            "/* return:comment",
            "  10 */:comment return:keyword \"a\":string + 0x1fL:number ;",
            "@Override:meta null:bool // new:comment",
            "\"\"\":string",
            "  train:string",
            "%d of \"\"\":string . strip:variableName",
            "----",
            "# new:comment",
            "train:keyword new:variableName with:operatorKeyword epochs:attributeName = 4:number",
            "!ls -l:meta",
            "%who:meta",
            "----");
  }

  private static Set<String> keywords() {
    return IntStream.rangeClosed(1, TattleLexer.VOCABULARY.getMaxTokenType())
        .mapToObj(TattleLexer.VOCABULARY::getLiteralName)
        .filter(name -> name != null && name.matches("'[a-z]+'"))
        .map(name -> name.substring(1, name.length() - 1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
