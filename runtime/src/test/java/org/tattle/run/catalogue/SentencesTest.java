package org.tattle.run.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tattle.CallSites;
import org.tattle.run.Fault;

/** The catalogue of sentences, and who uses it: read from the sources. */
class SentencesTest {
  private static final List<Class<?>> CATALOGUE =
      List.of(
          AttackFaults.class,
          ElsewhereFaults.class,
          EndpointFaults.class,
          OnnxFaults.class,
          FileFaults.class,
          ModelFaults.class,
          PrivacyFaults.class,
          PublicationFaults.class,
          FederationFaults.class,
          ForgettingFaults.class,
          LinkageFaults.class,
          RecordingFaults.class,
          TableFaults.class,
          UpdateFaults.class);

  private static Map<String, Sentence> sentences() {
    Map<String, Sentence> all = new LinkedHashMap<>();
    for (Class<?> part : CATALOGUE) {
      for (Field field : part.getFields()) {
        try {
          all.put(part.getSimpleName() + "." + field.getName(), (Sentence) field.get(null));
        } catch (IllegalAccessException e) {
          throw new AssertionError(e);
        }
      }
    }
    return all;
  }

  @Test
  void noSourceWritesACodeAsText() throws IOException {
    List<String> found = new ArrayList<>();
    CallSites.sources()
        .forEach(
            (file, text) ->
                Pattern.compile("\"[A-Z]\\d{3}\"")
                    .matcher(text)
                    .results()
                    .forEach(it -> found.add(file + ": " + it.group())));
    assertThat(found).isEmpty();
  }

  @Test
  void sentencesAreMadeInTheCatalogueAlone() throws IOException {
    assertThat(CallSites.sources())
        .allSatisfy(
            (file, text) -> {
              if (!file.toString().contains("catalogue")) {
                assertThat(text).doesNotContain("new Sentence(");
              }
            });
  }

  @Test
  void everySentenceIsSaidSomewhere() throws IOException {
    String all = String.join("\n", CallSites.sources().values());
    assertThat(sentences().keySet()).allSatisfy(name -> assertThat(all).contains(name));
  }

  @Test
  void noTwoSentencesSayTheSame() {
    assertThat(sentences().values()).doesNotHaveDuplicates();
  }

  @Test
  void everySiteGivesAsManyValuesAsThereAreGaps() throws IOException {
    Map<String, Sentence> all = sentences();
    Pattern site =
        Pattern.compile(
            "(?:Fault\\.of|Warning\\.of|\\bfault)\\(\\s*(?<name>\\w+Faults\\.[A-Z0-9_]+)");
    int seen = 0;
    for (String text : CallSites.sources().values()) {
      Matcher at = site.matcher(text);
      while (at.find()) {
        Sentence said = all.get(at.group("name"));
        assertThat(CallSites.arguments(text, at.end()))
            .as(at.group("name"))
            .isEqualTo(CallSites.gaps(said.message() + " " + said.hint()));
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(100);
  }

  @Test
  void gapsOfTheHintFollowThoseOfTheMessage() {
    Sentence said =
        new Sentence(FaultCode.R500, "`%s` has %,d rows", "ask `%1$s` for %.1f%% of them");
    assertThat(said.with("wards", 12345, 2.5))
        .isEqualTo(
            new Sentence(
                FaultCode.R500, "`wards` has 12,345 rows", "ask `wards` for 2.5% of them"));
  }

  @Test
  void figuresAreWrittenAlikeInEveryCountry() {
    Locale before = Locale.getDefault();
    try {
      for (Locale locale : List.of(Locale.GERMANY, Locale.forLanguageTag("hi-IN-u-nu-deva"))) {
        Locale.setDefault(locale);
        assertThat(new Sentence(FaultCode.R500, "%,d of %.1f").with(1000, 0.5).message())
            .isEqualTo("1,000 of 0.5");
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void whereRowsAreSecretTheOtherSentenceIsToldWithTheSameHint() {
    Sentence open = new Sentence(FaultCode.R500, "the first is %s", "leave %s out");
    Sentence discreet = new Sentence(FaultCode.R500, "one of %s is bad");
    Fault fault = Fault.of(open, "50%", "it").discreetly(discreet, "a").at("path").discreet();
    assertThat(fault).hasMessage("one of a is bad");
    assertThat(fault.hint()).contains("leave it out");
    assertThat(fault.parameter()).contains("path");
    assertThat(fault.code()).isEqualTo(FaultCode.R500);
  }
}
