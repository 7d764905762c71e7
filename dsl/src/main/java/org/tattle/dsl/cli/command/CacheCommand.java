package org.tattle.dsl.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tattle.component.NumberUnit;
import org.tattle.dsl.cli.console.Terminal;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.render.Render;
import org.tattle.run.CacheFolder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tattle cache}: what is kept between runs, and how to be rid of it. */
@Command(
    name = "cache",
    mixinStandardHelpOptions = true,
    description = "Says what is kept between runs, where, and how large it is.",
    footer = {
      "",
      "TATTLE_CACHE names the folder, or is `off`; TATTLE_CACHE_LIMIT is its size, such as 500MB."
    })
public final class CacheCommand implements Runnable {
  private static final int PERCENT = 100;
  private static final Pattern TIME = Pattern.compile("(\\d{1,9})([a-z]+)");

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    CacheFolder folder = CacheFolder.standard();
    Map<String, List<CacheFolder.Entry>> kinds =
        reading(folder).stream()
            .collect(
                Collectors.groupingBy(CacheFolder.Entry::kind, TreeMap::new, Collectors.toList()));
    long total = 0;
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<String, List<CacheFolder.Entry>> kind : kinds.entrySet()) {
      long bytes = kind.getValue().stream().mapToLong(CacheFolder.Entry::bytes).sum();
      total += bytes;
      Instant used = kind.getValue().get(kind.getValue().size() - 1).used();
      rows.add(
          List.of(
              kind.getKey(),
              Numbers.count(kind.getValue().size()),
              Numbers.bytes(bytes),
              Numbers.duration(Duration.between(used, Instant.now())) + " ago"));
    }
    String size =
        "%s of %s (%s%%) in %s"
            .formatted(
                Numbers.bytes(total),
                Numbers.bytes(CacheFolder.limit()),
                PERCENT * total / CacheFolder.limit(),
                folder.path());
    List<String> notes = new ArrayList<>(List.of(size));
    CacheFolder.trouble().ifPresent(notes::add);
    if (CacheFolder.off()) {
      notes.add("TATTLE_CACHE=off: it is neither read nor written.");
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        rows.isEmpty()
            ? String.join(System.lineSeparator(), notes)
            : Render.text(
                TableView.of("", List.of("kind", "entries", "size", "last used"), rows, notes),
                Terminal.screen()));
    out.flush();
  }

  /** {@code tattle cache clear}. */
  @Command(
      name = "clear",
      mixinStandardHelpOptions = true,
      description = "Removes what is kept. Data sets that were fetched stay.")
  void clear(
      @Option(
              names = "--older",
              paramLabel = "TIME",
              description = "only what was not used for so long, such as 30d or 12h")
          String older) {
    Instant before = older == null ? Instant.MAX : Instant.now().minus(time(older));
    CacheFolder folder = CacheFolder.standard();
    try {
      List<CacheFolder.Entry> removed = folder.clear(before);
      spec.commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              "removed %s %s, %s, from %s%n",
              Numbers.count(removed.size()),
              removed.size() == 1 ? "entry" : "entries",
              Numbers.bytes(removed.stream().mapToLong(CacheFolder.Entry::bytes).sum()),
              folder.path());
      spec.commandLine().getOut().flush();
    } catch (IOException e) {
      throw unusable(folder);
    }
  }

  private List<CacheFolder.Entry> reading(CacheFolder folder) {
    try {
      return folder.entries();
    } catch (IOException e) {
      throw unusable(folder);
    }
  }

  private CommandLine.ParameterException unusable(CacheFolder folder) {
    return new CommandLine.ParameterException(
        spec.commandLine(), "Cannot read or change " + folder.path() + ".");
  }

  private Duration time(String text) {
    Matcher time = TIME.matcher(text);
    return Optional.of(time)
        .filter(Matcher::matches)
        .flatMap(t -> NumberUnit.of(t.group(2)))
        .filter(unit -> unit.measure() == NumberUnit.Measure.DURATION)
        .map(
            unit ->
                Duration.ofMillis((long) (1000 * unit.factor() * Long.parseLong(time.group(1)))))
        .orElseThrow(
            () ->
                new CommandLine.ParameterException(
                    spec.commandLine(), "`" + text + "` is not a time such as 30d or 12h."));
  }
}
