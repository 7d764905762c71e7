package org.tattle.dsl.diagnose.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tattle.CallSites;
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

  private static Map<String, Sentence> sentences() throws IllegalAccessException {
    Map<String, Sentence> all = new LinkedHashMap<>();
    for (Class<?> part : CATALOGUE) {
      for (Field field : part.getFields()) {
        all.put(part.getSimpleName() + "." + field.getName(), (Sentence) field.get(null));
      }
    }
    return all;
  }

  @Test
  void everySentenceIsSaidSomewhereAndNoTwoAreTheSame() throws Exception {
    String all = String.join("\n", CallSites.sources().values());
    assertThat(sentences().keySet()).allSatisfy(name -> assertThat(all).contains(name));
    assertThat(sentences().values()).doesNotHaveDuplicates();
  }

  @Test
  void noSiteWritesWhatACodeSays() throws IOException {
    Pattern written = Pattern.compile("Code\\.[A-Z]\\d{3},([^;()]|\\([^()]*\\)){0,120}?,\\s*\"");
    assertThat(CallSites.sources().values())
        .allSatisfy(text -> assertThat(text).doesNotContainPattern(written));
  }

  @Test
  void everySiteGivesAsManyValuesAsThereAreGaps() throws Exception {
    Map<String, Sentence> all = sentences();
    Pattern site =
        Pattern.compile(
            "(?<to>Diagnostic\\s*\\.of|findings\\s*\\.of|\\bat|Fault\\.of|Warning\\.of)"
                + "\\(\\s*(?<name>\\w+Faults\\.[A-Z0-9_]+)");
    int seen = 0;
    for (String text : CallSites.sources().values()) {
      Matcher at = site.matcher(text);
      while (at.find()) {
        Sentence said = all.get(at.group("name"));
        if (said != null) {
          int place =
              at.group("to").startsWith("Diagnostic")
                  ? 2
                  : at.group("to").matches("Fault.*|Warning.*") ? 0 : 1;
          assertThat(CallSites.arguments(text, at.end()) - place)
              .as(at.group("name"))
              .isEqualTo(CallSites.gaps(said.message() + " " + said.hint()));
          seen++;
        }
      }
    }
    assertThat(seen).isGreaterThan(100);
  }
}
