package org.tattle.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.tattle.run.Fault;

/**
 * What was spent on each data set: a file to which lines are only added. A line is on the disk
 * before any noise is drawn for it, so whatever was shown is in it, also after a crash; what was
 * written and not shown stays spent, since nobody can tell whether it was.
 *
 * <p>The file is locked while it is read and added to, so that several processes, and threads of
 * one, together keep to a budget. A last line without its end is what a crash left while it wrote:
 * nothing was drawn for it yet, and it goes. Any other line that cannot be read is a fault, for a
 * ledger that may be missing something proves nothing.
 */
public final class Ledger {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final ConcurrentMap<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

  private final Path file;
  private final ReentrantLock lock;

  private Ledger(Path file) {
    this.file = file;
    lock = LOCKS.computeIfAbsent(file, path -> new ReentrantLock());
  }

  /** The ledger in a file, which need not exist yet. */
  public static Ledger at(Path file) {
    return new Ledger(file.toAbsolutePath().normalize());
  }

  /**
   * One expense.
   *
   * @param data the digest of the data set it was for
   * @param what what it was, in words or script
   * @param expense what it cost
   */
  public record Entry(String data, String what, Expense expense) {}

  /**
   * Everything that was spent, oldest first.
   *
   * @throws Fault R523 if the file cannot be read
   */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    if (Files.exists(file)) {
      locked(entries::addAll, List.of());
    }
    return List.copyOf(entries);
  }

  /** What was spent on one data set. */
  public Expense spent(String data) {
    return sum(entries(), data);
  }

  /**
   * Adds an expense, if {@code check} does not throw when it is given what was spent on the same
   * data before. When this returns, the line is on the disk.
   *
   * @throws Fault R523 if the file cannot be read or written
   */
  void add(Entry entry, Consumer<Expense> check) {
    locked(entries -> check.accept(sum(entries, entry.data())), List.of(entry));
  }

  private static Expense sum(List<Entry> entries, String data) {
    return entries.stream()
        .filter(entry -> entry.data().equals(data))
        .map(Entry::expense)
        .reduce(Expense.NONE, Expense::plus);
  }

  private void locked(Consumer<List<Entry>> check, List<Entry> added) {
    lock.lock();
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      try (FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        channel.lock(); // Until the channel is closed.
        check.accept(read(channel));
        for (Entry entry : added) {
          write(channel, entry);
        }
      }
    } catch (IOException e) {
      throw new Fault(
          "R523",
          null,
          "the ledger `%s` cannot be used: %s".formatted(file.getFileName(), e.getMessage()),
          "nothing was released; nothing can be while what was spent is not known");
    } finally {
      lock.unlock();
    }
  }

  private List<Entry> read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // A channel may give less than it was asked for.
      continue;
    }
    String text = new String(bytes.array(), StandardCharsets.UTF_8);
    int end = text.lastIndexOf('\n') + 1;
    channel.truncate(text.substring(0, end).getBytes(StandardCharsets.UTF_8).length);
    channel.position(channel.size());
    List<Entry> entries = new ArrayList<>();
    for (String line : text.substring(0, end).lines().toList()) {
      try {
        entries.add(JSON.readValue(line, Entry.class));
      } catch (JsonProcessingException e) {
        throw new IOException("line %d is damaged".formatted(entries.size() + 1), e);
      }
    }
    return entries;
  }

  private static void write(FileChannel channel, Entry entry) throws IOException {
    String line = JSON.writeValueAsString(entry) + "\n";
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
  }
}
