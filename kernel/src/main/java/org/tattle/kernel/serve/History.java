package org.tattle.kernel.serve;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tattle.kernel.wire.JsonText;
import org.tattle.kernel.wire.Log;
import org.tattle.run.Owned;

/**
 * What was run, in this session and earlier ones, oldest first. Kept in a file of one JSON object a
 * line, to which any number of kernels add. A session takes its number from the file when it first
 * needs one: one more than the last. A file of more than 4 MB is cut to its newer half then.
 *
 * <p>A history that can't be kept is no reason to fail a cell: it is logged, and lost at the end.
 */
final class History {
  private static final long LIMIT = 4L << 20;

  /** One cell: the session it was run in, its number there, its text. */
  record Entry(int session, int line, String source) {}

  private final Path file;
  private final List<Entry> entries = new ArrayList<>();
  private int session;

  History(Path file) {
    this.file = file;
  }

  synchronized void add(int line, String source) {
    begin();
    Entry entry = new Entry(session, line, source);
    entries.add(entry);
    try {
      append(entry);
    } catch (IOException e) {
      Log.fault("history", e);
    }
  }

  /** The last {@code n}. */
  synchronized List<Entry> tail(int n) {
    begin();
    return last(entries, n);
  }

  /**
   * Cells {@code start} (included) to {@code stop} (excluded) of a session; 0 is this session, and
   * a negative number counts back from it.
   */
  synchronized List<Entry> range(int which, int start, int stop) {
    begin();
    int wanted = which > 0 ? which : session + which;
    return entries.stream()
        .filter(e -> e.session() == wanted && e.line() >= start && e.line() < stop)
        .toList();
  }

  /**
   * The last {@code n} whose whole text fits a pattern with the wildcards {@code *} and {@code ?}.
   *
   * @param unique whether equal texts are given once, at their last place
   */
  synchronized List<Entry> search(String glob, int n, boolean unique) {
    begin();
    Pattern pattern = pattern(glob);
    List<Entry> found =
        entries.stream().filter(e -> pattern.matcher(e.source()).matches()).toList();
    if (unique) {
      Map<String, Entry> latest = new LinkedHashMap<>();
      for (Entry entry : found) {
        latest.remove(entry.source());
        latest.put(entry.source(), entry);
      }
      found = List.copyOf(latest.values());
    }
    return last(found, n);
  }

  private static List<Entry> last(List<Entry> all, int n) {
    return List.copyOf(all.subList(Math.max(0, all.size() - Math.max(0, n)), all.size()));
  }

  private static Pattern pattern(String glob) {
    String regex =
        glob.codePoints()
            .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
            .collect(Collectors.joining());
    return Pattern.compile(regex, Pattern.DOTALL);
  }

  private void begin() {
    if (session == 0) {
      session = 1;
      try {
        Owned.folder(file.toAbsolutePath().getParent());
        synchronized (History.class) {
          open();
        }
      } catch (IOException | RuntimeException e) {
        Log.fault("history", e);
      }
    }
  }

  /** Reads the file and leaves an empty cell 0 in it, which takes the session's number. */
  private void open() throws IOException {
    try (FileChannel channel =
            Owned.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      String text =
          new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
      text.lines().forEach(this::read);
      session = 1 + entries.stream().mapToInt(Entry::session).max().orElse(0);
      List<Entry> kept = new ArrayList<>(entries);
      if (channel.size() > LIMIT) {
        kept.subList(0, kept.size() / 2).clear();
        channel.truncate(0);
      } else {
        kept.clear();
      }
      kept.add(new Entry(session, 0, ""));
      channel.position(channel.size());
      channel.write(StandardCharsets.UTF_8.encode(lines(kept)));
      entries.removeIf(e -> e.line() == 0);
      lock.release();
    }
  }

  private void append(Entry entry) throws IOException {
    synchronized (History.class) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND);
          FileLock lock = channel.lock()) {
        channel.write(StandardCharsets.UTF_8.encode(lines(List.of(entry))));
        lock.release();
      }
    }
  }

  private static String lines(List<Entry> entries) {
    return entries.stream()
        .map(
            e ->
                JsonText.text(
                        JsonText.object()
                            .put("session", e.session())
                            .put("line", e.line())
                            .put("source", e.source()),
                        false)
                    + "\n")
        .collect(Collectors.joining());
  }

  private void read(String line) {
    try {
      JsonNode node = JsonText.read(line);
      entries.add(
          new Entry(
              node.path("session").asInt(),
              node.path("line").asInt(),
              node.path("source").asText()));
    } catch (IOException e) {
      Log.fault("a damaged line of history", e);
    }
  }
}
