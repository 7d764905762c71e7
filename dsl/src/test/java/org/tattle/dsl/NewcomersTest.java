package org.tattle.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.tattle.Components;
import org.tattle.dsl.check.task.Checked;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Fix;
import org.tattle.dsl.run.Session;
import org.tattle.dsl.source.Source;

/**
 * What people write who come from Python, SQL, R, shells and notebooks, one script a line ({@code
 * ⏎} is a new line), and what they are told. No message is a dead end: each says what to do, a
 * change that it offers removes it, and who follows the first change of each message comes to an
 * end. {@code judged.txt} holds every message and a judgement of each: {@code runs}, {@code cured}
 * where following the changes makes a script that checks, {@code told} where words say what to do,
 * and {@code poor} with the reason that {@code poor.txt} gives. {@code -Dgolden.update=true}
 * rewrites it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewcomersTest {
  private static final Path FOLDER = Path.of("src/test/scripts/newcomers");

  /** Far more changes than a line has words to be wrong. */
  private static final int MOST = 12;

  private static final String CIRCLE = "a circle: ";

  private final Map<String, List<Diagnostic>> checked = new HashMap<>();
  private List<String> lines;
  private Session session;

  @BeforeAll
  void read() throws IOException {
    lines = Files.readAllLines(FOLDER.resolve("scripts.txt"));
    session = new Session(Components.standard());
  }

  @AfterAll
  void close() {
    session.close();
  }

  @Test
  void thereAreFourHundredAtLeastAndNoneTwice() {
    List<String> scripts = scripts();
    assertThat(scripts).hasSizeGreaterThanOrEqualTo(400).doesNotHaveDuplicates();
  }

  @Test
  void everyMessageSaysWhatToDo() {
    List<String> silent = new ArrayList<>();
    for (String script : scripts()) {
      check(script).stream()
          .filter(it -> it.caption().isEmpty() && it.hints().isEmpty() && it.fixes().isEmpty())
          .forEach(it -> silent.add(script + " → " + it.code() + " " + it.message()));
    }
    assertThat(silent).isEmpty();
  }

  @Test
  void aChangeThatIsOfferedRemovesItsMessage() {
    List<String> idle = new ArrayList<>();
    for (String script : scripts()) {
      for (Diagnostic found : check(script)) {
        for (Fix fix : found.fixes()) {
          String changed = apply(script, fix);
          if (check(changed).stream().anyMatch(it -> same(it, found))) {
            idle.add(script + " → " + changed + " → " + found.code() + " " + found.message());
          }
        }
      }
    }
    assertThat(idle).isEmpty();
  }

  @Test
  void whoFollowsTheChangesComesToAnEnd() {
    assertThat(scripts())
        .extracting(this::followed)
        .filteredOn(end -> end.startsWith(CIRCLE))
        .isEmpty();
  }

  @Test
  void everyScriptIsJudged() throws IOException {
    Map<String, String> poor =
        Files.readAllLines(FOLDER.resolve("poor.txt")).stream()
            .map(line -> line.split(" {2,}# ", 2))
            .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    StringBuilder table = new StringBuilder();
    Map<String, Integer> counts = new HashMap<>();
    for (String line : lines) {
      if (line.startsWith("== ")) {
        table.append(line).append("\n\n");
        continue;
      }
      String end = followed(line);
      String judged =
          poor.containsKey(line)
              ? "poor"
              : check(line).isEmpty() ? "runs" : check(end).isEmpty() ? "cured" : "told";
      counts.merge(judged, 1, Integer::sum);
      table.append("%-5s  %s%n".formatted(judged, line));
      check(line).forEach(it -> table.append("       ").append(told(it)).append('\n'));
      if (!end.equals(line)) {
        table.append("       → ").append(end).append('\n');
        check(end).forEach(it -> table.append("         ").append(told(it)).append('\n'));
      }
      if (poor.containsKey(line)) {
        table.append("       ! ").append(poor.get(line)).append('\n');
      }
      table.append('\n');
    }
    table.append(
        counts.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(it -> it.getKey() + " " + it.getValue())
            .collect(Collectors.joining(", ")));
    String got = table.append('\n').toString();
    Path judged = FOLDER.resolve("judged.txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(judged, got);
    }
    assertThat(scripts()).containsAll(poor.keySet());
    assertThat(got).isEqualTo(Files.readString(judged));
  }

  private List<String> scripts() {
    return lines.stream().filter(line -> !line.startsWith("== ")).toList();
  }

  private List<Diagnostic> check(String script) {
    return checked.computeIfAbsent(
        script,
        text -> {
          Source source = Source.cell("script", text.replace('⏎', '\n'), FOLDER, "script");
          Checked result = session.check(source);
          return result.diagnostics();
        });
  }

  /** The script once the first change of the first message that has one was made, and so on. */
  private String followed(String script) {
    Set<String> seen = new HashSet<>();
    String text = script;
    while (seen.add(text)) {
      if (seen.size() > MOST) {
        return CIRCLE + script;
      }
      Fix fix =
          check(text).stream().flatMap(it -> it.fixes().stream().limit(1)).findFirst().orElse(null);
      if (fix == null) {
        return text;
      }
      text = apply(text, fix);
    }
    return CIRCLE + script + " → " + text;
  }

  private static String apply(String script, Fix fix) {
    return new StringBuilder(script)
        .replace(fix.span().start(), fix.span().end(), fix.replacement())
        .toString();
  }

  private static boolean same(Diagnostic one, Diagnostic other) {
    return one.code() == other.code()
        && one.message().equals(other.message())
        && one.span().start() == other.span().start();
  }

  private static String told(Diagnostic found) {
    List<String> said = new ArrayList<>(List.of(found.code() + " " + found.message()));
    said.add(found.caption());
    said.addAll(found.hints());
    return said.stream()
        .filter(it -> !it.isEmpty())
        .collect(Collectors.joining(" | "))
        .replace(FOLDER.toAbsolutePath().toString(), "…");
  }
}
