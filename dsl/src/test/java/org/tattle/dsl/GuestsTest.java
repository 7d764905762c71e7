package org.tattle.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tattle.attack.extraction.Extraction;
import org.tattle.attack.linkage.Linkage;
import org.tattle.attack.poisoning.Backdoor;
import org.tattle.publication.PublishCounts;
import org.tattle.publication.PublishRows;
import org.tattle.publication.PublishedTable;

/**
 * What a guest costs who moves into this house: a file of its own, a line where components are
 * listed, and nothing anywhere else. A language that must be told of each attack cannot show the
 * next one rightly.
 */
class GuestsTest {
  private static final Path RUNTIME = Path.of("../runtime/src/main/java");

  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

  /** The guests, each with the words that a file would know it by. */
  enum Guest {
    EXTRACTION(Extraction.class, "extraction|Extraction|Copied|fidelity"),
    BACKDOOR(Backdoor.class, "backdoor|Backdoor|Poison|Opened"),
    ROWS(PublishRows.class, "PublishRows|PublishedTable|TableRecipe"),
    COUNTS(PublishCounts.class, "PublishCounts|CountsRecipe"),
    LINKAGE(Linkage.class, "linkage|Linkage|Linked|singled_out");

    private final Class<?> component;
    private final Pattern words;

    Guest(Class<?> component, String words) {
      this.component = component;
      this.words = Pattern.compile("\\b(" + words + ")\\b");
    }
  }

  @ParameterizedTest
  @EnumSource(Guest.class)
  void noFileOfTheLanguageNamesIt(Guest guest) {
    assertThat(naming(Path.of("src/main/java"), guest.words)).isEmpty();
    assertThat(naming(Path.of("../kernel/src/main/java"), guest.words)).isEmpty();
    assertThat(naming(Path.of("../kernel/src/main/resources"), guest.words)).isEmpty();
  }

  /** Outside its own package it is named where components are listed, and nowhere else. */
  @ParameterizedTest
  @EnumSource(Guest.class)
  void theRuntimeNamesItInItsOwnRoomAndInOneList(Guest guest) {
    Path room = RUNTIME.resolve(guest.component.getPackageName().replace('.', '/'));
    List<String> outside =
        naming(RUNTIME, Pattern.compile("import " + Pattern.quote(guest.component.getName())))
            .stream()
            .filter(file -> !file.startsWith(room))
            .map(file -> file.getFileName().toString())
            .toList();
    assertThat(outside).containsExactly("Components.java");
  }

  /** A kind of subject is named by its verb's kind as well, and by what attacks it. */
  @Test
  void aSubjectIsNamedByItsVerbAndItsAttacks() {
    assertThat(naming(RUNTIME, Pattern.compile("\\bPublishedTable\\b")))
        .extracting(file -> file.getParent().getFileName() + "/" + file.getFileName())
        .allMatch(
            file ->
                file.equals("tattle/Kinds.java")
                    || file.startsWith("publication/")
                    || file.startsWith("linkage/")
                    || file.startsWith("sparse/")
                    || file.startsWith("disclosure/"));
    assertThat(PublishedTable.class.getPackage()).isEqualTo(PublishRows.class.getPackage());
  }

  private static List<Path> naming(Path folder, Pattern words) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*\\.(java|js|json)"))
          .filter(file -> words.matcher(text(file)).find())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return COMMENT.matcher(Files.readString(file)).replaceAll("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
