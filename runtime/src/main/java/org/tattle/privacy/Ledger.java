package org.tattle.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.tattle.run.Fault;
import org.tattle.run.Obstacle;
import org.tattle.run.Places;

/**
 * What was spent on each data set: a file to which lines are only added. A line is on the disk
 * before any noise is drawn for it, so whatever was shown is in it, also after a crash; what was
 * written and not shown stays spent, since nobody can tell whether it was.
 *
 * <p>The file is locked while it is read and added to, so that several processes, and threads of
 * one, together keep to a budget. A last line without its end is what a crash left while it wrote:
 * nothing was drawn for it yet, and it goes; where only the line's end is missing, as some editors
 * leave it, it stays. Any other line that cannot be read is a fault, for a ledger that may be
 * missing something proves nothing.
 */
public final class Ledger {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
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

  /** The file that it is, if it is one. */
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /**
   * One expense.
   *
   * @param data the digest of the data set it was for
   * @param what what it was, in words or script
   * @param expense what it cost
   */
  public record Entry(String data, String what, Expense expense) {
    private boolean whole() {
      return data != null && what != null && expense != null;
    }
  }

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
    } catch (ClosedByInterruptException | FileLockInterruptionException e) {
      throw new CancellationException();
    } catch (IOException e) {
      throw new Fault(
          "R523",
          null,
          "the ledger `%s` cannot be used: %s".formatted(file, Obstacle.of(e)),
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
    int end = bytes.position();
    while (end > 0 && bytes.get(end - 1) != '\n') {
      end--;
    }
    List<Entry> entries = new ArrayList<>();
    for (String line : new String(bytes.array(), 0, end, UTF_8).lines().toList()) {
      entries.add(entry(line).orElseThrow(damaged(entries.size() + 1)));
    }
    channel.position(end);
    Optional<Entry> last = entry(new String(bytes.array(), end, bytes.position() - end, UTF_8));
    if (last.isPresent()) {
      entries.add(last.get());
      write(channel, last.get());
    } else {
      channel.truncate(end);
    }
    return entries;
  }

  /** What a whole line says. No beginning of one says anything. */
  private static Optional<Entry> entry(String line) {
    try {
      return Optional.ofNullable(JSON.readValue(line, Entry.class)).filter(Entry::whole);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Supplier<IOException> damaged(int line) {
    return () -> new IOException("line %d is damaged".formatted(line));
  }

  private static void write(FileChannel channel, Entry entry) throws IOException {
    String line = JSON.writeValueAsString(entry) + "\n";
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
  }
}
