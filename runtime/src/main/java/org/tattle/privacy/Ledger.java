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
import java.util.function.Predicate;
import org.tattle.run.Fault;
import org.tattle.run.Places;

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

  /** What was spent, where there is no file. */
  private final List<Entry> kept = new ArrayList<>();

  private Ledger() {
    file = null;
    lock = new ReentrantLock();
  }

  private Ledger(Path file) {
    this.file = file;
    lock = LOCKS.computeIfAbsent(file, path -> new ReentrantLock());
  }

  /** The ledger in a file, which need not exist yet. */
  public static Ledger at(Path file) {
    return new Ledger(file.toAbsolutePath().normalize());
  }

  /**
   * The ledger of this user on this machine: the file that {@code TATTLE_LEDGER} (or the system
   * property {@code tattle.ledger}) names, or {@code ledger.jsonl} beside the rest of {@link
   * Places#state}.
   */
  public static Ledger user() {
    String named =
        System.getProperty("tattle.ledger", System.getenv().getOrDefault("TATTLE_LEDGER", ""));
    return at(named.isBlank() ? Places.ofUser().state().resolve("ledger.jsonl") : Path.of(named));
  }

  /** A ledger that ends with its process, for trials and tests. */
  public static Ledger memory() {
    return new Ledger();
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
    if (file == null || Files.exists(file)) {
      locked(
          all -> {
            entries.addAll(all);
            return false;
          },
          null);
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
   * @param again whether the same entry, if it is there already, was for the very same answer,
   *     which tells nothing new: then nothing is added
   * @throws Fault R523 if the file cannot be read or written
   */
  void add(Entry entry, boolean again, Consumer<Expense> check) {
    locked(
        entries -> {
          if (again && entries.contains(entry)) {
            return false;
          }
          check.accept(sum(entries, entry.data()));
          return true;
        },
        entry);
  }

  private static Expense sum(List<Entry> entries, String data) {
    return entries.stream()
        .filter(entry -> entry.data().equals(data))
        .map(Entry::expense)
        .reduce(Expense.NONE, Expense::plus);
  }

  /** Reads the entries, and adds one if that is wanted. */
  private void locked(Predicate<List<Entry>> wanted, Entry added) {
    lock.lock();
    try {
      if (file == null) {
        if (wanted.test(List.copyOf(kept))) {
          kept.add(added);
        }
        return;
      }
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      try (FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        channel.lock(); // Until the channel is closed.
        if (wanted.test(read(channel))) {
          write(channel, added);
        }
      }
    } catch (IOException e) {
      throw new Fault(
          "R523",
          null,
          "the ledger `%s` cannot be used: %s".formatted(file, e.getMessage()),
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
