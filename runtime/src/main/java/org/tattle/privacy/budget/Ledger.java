package org.tattle.privacy.budget;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.tattle.data.Likeness;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.Neighbours;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Obstacle;
import org.tattle.run.Owned;
import org.tattle.run.Places;
import org.tattle.run.catalogue.PrivacyFaults;

/**
 * What was spent on whose data: a file to which lines are only added. A line is on the disk before
 * any noise is drawn for it, so whatever was shown is in it, also after a crash; what was written
 * and not shown stays spent, since nobody can tell whether it was.
 *
 * <p>The file is locked while it is read and added to, so that several processes, and threads of
 * one, together keep to a budget. It is a {@link Chain}: one that was shortened, put back or edited
 * is refused, for a ledger that may be missing something proves nothing. What it cannot tell: that
 * ledger and head were put back together to what they were at one time, or taken away together, or
 * that another ledger was named. That is up to who may write where they lie.
 */
public final class Ledger {
  private static final ConcurrentMap<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();
  private static final long PATIENCE_MILLIS = 20;

  private final Path file;
  private final ReentrantLock lock;

  /** What was spent, where there is no file. */
  private final Book kept = new Book();

  private final Secret secret = Secret.fresh();

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

  /** The files that it keeps: none of them may be written by anybody else. */
  public List<Path> files() {
    return file == null ? List.of() : List.of(file, LedgerEnd.Place.of(file).file());
  }

  /**
   * What the ledger knows of the people of a table.
   *
   * @param id the table
   * @param tables all tables of the same people, itself among them
   * @param names what their budget is called
   * @param recognised whether it was met for the first time, and known by another table
   * @param charges what was charged for them, oldest first
   * @param notes what whoever reads the ledger must know besides
   */
  public record Known(
      String id,
      Set<String> tables,
      Set<String> names,
      boolean recognised,
      List<Charge> charges,
      List<String> notes) {
    public Known {
      tables = Set.copyOf(tables);
      names = Set.copyOf(names);
      charges = List.copyOf(charges);
      notes = List.copyOf(notes);
    }

    /** All of it together, as what it does to one of these; unbounded where it does not add up. */
    public Expense spent(PrivacyUnit unit) {
      return charges.stream().map(charge -> charge.of(unit)).reduce(Expense.NONE, Expense::plus);
    }
  }

  /** Everything that was charged, oldest first. */
  public List<Charge> charges() {
    return within(false, page -> page.book.charges());
  }

  /**
   * What is known of the people of a table. Nothing is written.
   *
   * @throws Fault R523 or R528 if the ledger cannot be used
   */
  public Known of(Likeness table) {
    return within(
        false,
        page -> known(page, page.book.belonging(table, page.secret, Optional.empty(), false)));
  }

  /**
   * Writes down whose budget a table belongs to.
   *
   * @param name what the budget is called, if that was said
   * @param others whether it was said that these are other people than those they look like
   * @throws Fault D445 or D446 if what was said contradicts what the ledger knows, R523 or R528 if
   *     it cannot be used
   */
  public Known bind(Likeness table, Optional<String> name, boolean others) {
    return within(true, page -> known(page, page.bind(table, name, others)));
  }

  /**
   * Charges an expense, if {@code check} does not throw when it is given what is known of the same
   * people. When this returns, the line is on the disk. What repeats a draw that was charged before
   * is neither checked nor charged again.
   */
  void charge(
      Likeness table,
      String what,
      Draw draw,
      Neighbours neighbours,
      PrivacyUnit unit,
      Expense expense,
      Consumer<Known> check) {
    within(
        true,
        page -> {
          Book.Belonging belonging = page.bind(table, Optional.empty(), false);
          Known known = known(page, belonging);
          String drawn = page.secret.sign("draw", draw.key().hex());
          String person = unit.person().orElse(null);
          if (!draw.repeats() || known.charges().stream().noneMatch(c -> drawn.equals(c.draw()))) {
            check.accept(known);
            page.add(
                new Chain.Line(
                    null,
                    new Charge(belonging.id(), what, drawn, neighbours, person, expense),
                    null));
          }
          return known;
        });
  }

  private static Known known(Page page, Book.Belonging belonging) {
    Book book = page.book;
    return new Known(
        belonging.id(),
        belonging.circle(),
        book.names(belonging.circle()),
        belonging.recognised(),
        book.charges(belonging.circle()),
        book.notes());
  }

  /** The ledger while it is locked. */
  private record Page(Book book, Secret secret, Optional<Chain> chain) {
    private Book.Belonging bind(Likeness table, Optional<String> name, boolean others)
        throws IOException {
      Book.Belonging belonging = book.belonging(table, secret, name, others);
      if (belonging.news().isPresent()) {
        add(new Chain.Line(belonging.news().get(), null, null));
      }
      return belonging;
    }

    private void add(Chain.Line line) throws IOException {
      if (chain.isPresent()) {
        chain.get().append(line);
      } else {
        line.in(book);
      }
    }
  }

  /** What is done with a page. */
  private interface Work<T> {
    T on(Page page) throws IOException;
  }

  private <T> T within(boolean writes, Work<T> work) {
    acquire();
    try {
      if (file == null) {
        return work.on(new Page(kept, secret, Optional.empty()));
      }
      LedgerEnd.Place place = LedgerEnd.Place.of(file);
      if (!writes && !Files.exists(file) && place.read().isEmpty()) {
        return work.on(new Page(new Book(), secret, Optional.empty()));
      }
      if (file.getParent() != null) {
        Owned.folder(file.getParent());
      }
      try (FileChannel channel =
              Owned.open(
                  file,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE);
          FileLock held = held(channel)) {
        Owned.close(file);
        Chain chain = Chain.read(channel, place);
        return held.isValid()
            ? work.on(new Page(chain.book(), chain.secret(), Optional.of(chain)))
            : null;
      }
    } catch (ClosedByInterruptException | FileLockInterruptionException e) {
      throw new CancellationException();
    } catch (Damage e) {
      throw Fault.of(
          PrivacyFaults.LEDGER_DAMAGED,
          file,
          e.getMessage(),
          LedgerEnd.Place.of(file).file().getFileName());
    } catch (IOException e) {
      throw Fault.of(PrivacyFaults.LEDGER_UNUSABLE, file, Obstacle.of(e));
    } finally {
      lock.unlock();
    }
  }

  private void acquire() {
    try {
      while (!lock.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        Control.heed();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }

  /** The lock that other processes see; waits for it, as long as whoever asked does. */
  private static FileLock held(FileChannel channel) throws IOException {
    while (true) {
      Control.heed();
      FileLock held = channel.tryLock();
      if (held != null) {
        return held;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS));
      Control.heed();
    }
  }
}
