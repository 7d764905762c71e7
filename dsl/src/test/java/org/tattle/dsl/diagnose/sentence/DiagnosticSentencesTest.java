package org.tattle.dsl.diagnose.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tattle.run.catalogue.Sentence;

/** The language's part of the catalogue, and who uses it: read from the sources. */
class DiagnosticSentencesTest {
  private static final List<Class<?>> CATALOGUE =
      List.of(
          NameFaults.class,
          RunFaults.class,
          SyntaxFaults.class,
          TargetFaults.class,
          ValueFaults.class);
  private static final Pattern GAP = Pattern.compile("%(\\d+\\$)?[-#+ 0,(]*\\d*(\\.\\d+)?[a-zA-Z]");

  private static Map<String, Sentence> sentences() throws IllegalAccessException {
    Map<String, Sentence> all = new LinkedHashMap<>();
    for (Class<?> part : CATALOGUE) {
      for (Field field : part.getFields()) {
        all.put(part.getSimpleName() + "." + field.getName(), (Sentence) field.get(null));
      }
    }
    return all;
  }

  private static List<String> sources() throws IOException {
    List<String> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".java")).sorted().toList()) {
        all.add(Files.readString(file));
      }
    }
    return all;
  }

  @Test
  void everySentenceIsSaidSomewhereAndNoTwoAreTheSame() throws Exception {
    String all = String.join("\n", sources());
    assertThat(sentences().keySet()).allSatisfy(name -> assertThat(all).contains(name));
    assertThat(sentences().values()).doesNotHaveDuplicates();
  }

  @Test
  void noSiteWritesWhatACodeSays() throws IOException {
    Pattern written = Pattern.compile("Code\\.[A-Z]\\d{3},([^;()]|\\([^()]*\\)){0,120}?,\\s*\"");
    assertThat(sources()).allSatisfy(text -> assertThat(text).doesNotContainPattern(written));
  }

  @Test
  void everySiteGivesAsManyValuesAsThereAreGaps() throws Exception {
    Map<String, Sentence> all = sentences();
    Pattern site =
        Pattern.compile(
            "(?<to>Diagnostic\\s*\\.of|findings\\s*\\.of|\\bat|Fault\\.of|Warning\\.of)"
                + "\\(\\s*(?<name>\\w+Faults\\.[A-Z0-9_]+)");
    int seen = 0;
    for (String text : sources()) {
      Matcher at = site.matcher(text);
      while (at.find()) {
        Sentence said = all.get(at.group("name"));
        if (said != null) {
          int place =
              at.group("to").startsWith("Diagnostic")
                  ? 2
                  : at.group("to").matches("Fault.*|Warning.*") ? 0 : 1;
          assertThat(values(text, at.end()) - place).as(at.group("name")).isEqualTo(gaps(said));
          seen++;
        }
      }
    }
    assertThat(seen).isGreaterThan(100);
  }

  /** How many arguments follow the first until the parenthesis closes. */
  private static int values(String text, int from) {
    int depth = 0;
    int values = 0;
    boolean quoted = false;
    for (int i = from; depth >= 0; i++) {
      char c = text.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted ^= true;
      } else if (!quoted) {
        depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
        values += c == ',' && depth == 0 ? 1 : 0;
      }
    }
    return values;
  }

  private static int gaps(Sentence said) {
    String text = (said.message() + " " + said.hint()).replace("%%", "");
    return (int) GAP.matcher(text).results().filter(it -> it.group(1) == null).count();
  }
}
