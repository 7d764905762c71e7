package org.tattle.kernel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What all of Tattle writes is the same in every country: names are compared, digests taken and
 * records verified by it. A format without a locale writes {@code 1,5} in German and other digits
 * in Egypt, and {@code "I".toLowerCase()} is no {@code i} in Turkish.
 */
@AnalyzeClasses(packages = "org.tattle", importOptions = ImportOption.DoNotIncludeTests.class)
class LocaleTest {
  /** A literal that {@code formatted} fills, with whatever stands before it in the same sum. */
  private static final Pattern FILLED =
      Pattern.compile("((?:\"(?:[^\"\\\\\\n]|\\\\.)*\"[\\s+]*)+\\)?)\\s*\\.formatted\\(");

  /** A conversion that writes by the locale, as {@code %s} and {@code %n} do not. */
  private static final Pattern LOCAL =
      Pattern.compile("%[-#+ 0,(]*\\d*(?:\\.\\d+)?[dfeEgGaAxXSBt]");

  @ArchTest
  static final ArchRule nothingIsFormattedForACountry =
      noClasses()
          .should()
          .callMethod(String.class, "format", String.class, Object[].class)
          .orShould()
          .callMethod(PrintStream.class, "printf", String.class, Object[].class)
          .orShould()
          .callMethod(PrintWriter.class, "printf", String.class, Object[].class)
          .orShould()
          .callMethod(PrintStream.class, "format", String.class, Object[].class)
          .orShould()
          .callMethod(PrintWriter.class, "format", String.class, Object[].class)
          .orShould()
          .callMethod(DateTimeFormatter.class, "ofPattern", String.class)
          .orShould()
          .callConstructor(DecimalFormat.class, String.class)
          .orShould()
          .callMethod(NumberFormat.class, "getInstance")
          .orShould()
          .callMethod(NumberFormat.class, "getNumberInstance")
          .orShould()
          .callMethod(NumberFormat.class, "getIntegerInstance")
          .orShould()
          .callMethod(NumberFormat.class, "getPercentInstance");

  @ArchTest
  static final ArchRule lettersAreThoseOfNoCountry =
      noClasses()
          .should()
          .callMethod(String.class, "toLowerCase")
          .orShould()
          .callMethod(String.class, "toUpperCase");

  /** {@code formatted} takes no locale; the bytecode does not show what it fills. */
  @Test
  void aTextIsFilledWithWordsAlone() throws IOException {
    List<String> local = new ArrayList<>();
    int seen = 0;
    for (Path file : sources()) {
      Matcher filled = FILLED.matcher(Files.readString(file));
      while (filled.find()) {
        seen++;
        if (LOCAL.matcher(filled.group(1)).find()) {
          local.add(file + ": " + filled.group(1));
        }
      }
    }
    assertThat(seen).isGreaterThan(300);
    assertThat(local).as("`Message.of` writes figures alike in every language").isEmpty();
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : List.of("runtime", "dsl", "kernel", "notebooks")) {
      for (String part : List.of("main", "test")) {
        Path folder = Path.of("..", module, "src", part, "java");
        if (Files.isDirectory(folder)) {
          try (Stream<Path> files = Files.walk(folder)) {
            files.filter(it -> it.toString().endsWith(".java")).forEach(sources::add);
          }
        }
      }
    }
    return sources;
  }
}
