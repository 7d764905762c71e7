package org.tattle.dsl.syntax.mend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tattle.Components;
import org.tattle.Kinds;
import org.tattle.component.Registry;
import org.tattle.component.Schema;
import org.tattle.dsl.syntax.word.Words;

/** Reads {@code idioms.txt}, which says itself how it is written. */
public final class IdiomFile {
  private static final String NAME = "idioms.txt";
  private static final Pattern SHORTHAND = Pattern.compile("([A-Z]+) = (.*)");
  private static final Pattern ROW =
      Pattern.compile(
          "(?:/(?<form>.*?)/|(?<names>[^/]*?))(?: (?<arrow>[=~]>)(?: (?<statement>[^|].*?))?)?(?:"
              + " \\| (?<advice>.*))?");

  private final Map<String, String> shorthands = new LinkedHashMap<>();
  private final List<Idiom> idioms = new ArrayList<>();
  private String language = "";

  /** Starts with the words of the language, and its components that stand without a file. */
  private IdiomFile() {
    shorthands.put("VERB", String.join("|", Words.VERBS));
    Registry registry = Components.standard();
    Map.of(
            "ATTACK", Kinds.ATTACK,
            "DEFENSE", Kinds.DEFENSE,
            "MODEL", Kinds.MODEL,
            "DATA", Kinds.DATA,
            "STATISTIC", Kinds.STATISTIC)
        .forEach(
            (shorthand, kind) ->
                shorthands.put(
                    shorthand,
                    registry.all(kind).stream()
                        .filter(it -> it.parameter("path").isEmpty())
                        .map(Schema::name)
                        .collect(Collectors.joining("|"))));
  }

  /** All idioms, in the order in which they are tried. */
  public static List<Idiom> read() {
    IdiomFile file = new IdiomFile();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                IdiomFile.class.getResourceAsStream(NAME), StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(it -> !it.isBlank() && !it.startsWith("# ") && !it.equals("#"))
          .forEach(file::line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(file.idioms);
  }

  private void line(String line) {
    Matcher shorthand = SHORTHAND.matcher(line);
    if (line.startsWith("== ")) {
      language = line.substring(3);
    } else if (shorthand.matches()) {
      shorthands.put(shorthand.group(1), shorthand.group(2));
    } else {
      Matcher row = ROW.matcher(line);
      if (!row.matches()) {
        throw new IllegalStateException(NAME + " cannot be read: " + line);
      }
      idioms.add(idiom(row));
    }
  }

  private Idiom idiom(Matcher row) {
    String names = row.group("names");
    return new Idiom(
        language,
        Optional.ofNullable(row.group("form")).map(this::pattern),
        names == null ? Set.of() : Set.copyOf(List.of(names.split(" "))),
        Optional.ofNullable(row.group("statement")).orElse(""),
        "=>".equals(row.group("arrow")),
        Optional.ofNullable(row.group("advice")).orElse(""));
  }

  private Pattern pattern(String form) {
    String whole = form;
    for (Map.Entry<String, String> shorthand : shorthands.entrySet()) {
      whole =
          whole.replaceAll(
              "\\b" + shorthand.getKey() + "\\b", Matcher.quoteReplacement(shorthand.getValue()));
    }
    return Pattern.compile(whole, Pattern.DOTALL);
  }
}
