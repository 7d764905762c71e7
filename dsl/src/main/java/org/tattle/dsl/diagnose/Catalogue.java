package org.tattle.dsl.diagnose;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code errors.md} says about each code. The text is Markdown, so that it reads well where it
 * stands: a heading with code and title, what it means, an indented script, and the cure.
 */
public final class Catalogue {
  private static final String FILE = "errors.md";
  private static final Pattern SECTION =
      Pattern.compile(
          "^## (?<code>[A-Z]\\d{3}) · (?<title>.+)\n\n(?<meaning>(?:\\S.*\n|\n)+?)\n"
              + "(?<example>(?: {4}.*\n)+)\n(?<cure>(?:(?!## )\\S.*\n)+)",
          Pattern.MULTILINE);
  private static final Map<Code, Entry> ENTRIES = read();

  private Catalogue() {}

  /**
   * A section of the catalogue.
   *
   * @param title a few words
   * @param meaning when it is given and why
   * @param example a script that provokes it
   * @param cure what to do
   */
  public record Entry(Code code, String title, String meaning, String example, String cure) {}

  /** What there is to say about a code. */
  public static Entry entry(Code code) {
    return ENTRIES.get(code);
  }

  static Map<Code, Entry> entries() {
    return ENTRIES;
  }

  static String text() {
    try (InputStream file = Catalogue.class.getResourceAsStream(FILE)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<Code, Entry> read() {
    Map<Code, Entry> entries = new EnumMap<>(Code.class);
    Matcher section = SECTION.matcher(text());
    while (section.find()) {
      Code code = Code.valueOf(section.group("code"));
      entries.put(
          code,
          new Entry(
              code,
              section.group("title"),
              section.group("meaning").strip(),
              section.group("example").stripIndent().strip(),
              section.group("cure").strip()));
    }
    return entries;
  }
}
