package org.tattle.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The files of a cache: {@code entries/KIND/ab/cdef…}, named by the kind and the digest of their
 * key. An entry is written beside its place and moved there at once, so that it is whole or not
 * there, whoever is killed when; its time of change says when it was last used.
 *
 * <p>Models and answers tell of the rows that they were made from, so the owner alone can read
 * them. An entry is {@code "tattle entry 1\n"}, SHA-256 over the key and the content, and the
 * content. What does not fit that is not an entry, and is removed when it is met. Files whose names
 * are not those of entries are never touched.
 */
public final class CacheFolder {

  /** An entry as it lies on the disk; its key's kind, its bytes, and when it was last used. */
  public record Entry(String kind, long bytes, Instant used, Path path) {}

  private static final byte[] MAGIC = "tattle entry 1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGEST = 32;
  private static final Pattern PLACE =
      Pattern.compile("[a-z][a-z0-9-]*[/\\\\][0-9a-f]{2}[/\\\\][0-9a-f]{62}(\\.[0-9a-z]+\\.part)?");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*([KMGT]?)(I?)B?");
  private static final long STANDARD_LIMIT = 5_000_000_000L;
  private static final long ABANDONED_SECONDS = 3600;
  private static final int KEPT_PERCENT = 90;

  private final Path home;
  private final Path root;

  /** The cache under this folder, which need not be there yet. */
  public CacheFolder(Path folder) {
    home = folder.toAbsolutePath().normalize();
    root = home.resolve("entries");
  }

  /**
   * The folder of this user: the one that {@code TATTLE_CACHE} (or the system property {@code
   * tattle.cache}) names, or {@code tattle} where the system keeps caches.
   */
  public static CacheFolder standard() {
    String named = named();
    return new CacheFolder(named.isBlank() || off() ? Places.ofUser().cache() : Path.of(named));
  }

  /** Where its entries are. */
  Path root() {
    return root;
  }

  /** Whether {@code TATTLE_CACHE=off}: finished work is not to be kept on the disk. */
  public static boolean off() {
    return named().equals("off");
  }

  /** How many bytes this user's cache may take: {@code TATTLE_CACHE_LIMIT}, or 5 GB. */
  public static long limit() {
    return bytes(asked()).orElse(STANDARD_LIMIT);
  }

  /** What is wrong with {@code TATTLE_CACHE_LIMIT}, in a sentence without a full stop. */
  public static Optional<String> trouble() {
    return asked().isBlank() || bytes(asked()).isPresent()
        ? Optional.empty()
        : Optional.of(
            "`TATTLE_CACHE_LIMIT=%s` is not a size such as `500MB`, so 5 GB are allowed"
                .formatted(asked()));
  }

  private static String named() {
    return System.getProperty("tattle.cache", System.getenv().getOrDefault("TATTLE_CACHE", ""));
  }

  private static String asked() {
    return System.getenv().getOrDefault("TATTLE_CACHE_LIMIT", "");
  }

  static Optional<Long> bytes(String text) {
    Matcher size = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!size.matches()) {
      return Optional.empty();
    }
    int unit = size.group(2).isEmpty() ? 0 : 1 + "KMGT".indexOf(size.group(2));
    double bytes =
        Long.parseLong(size.group(1)) * Math.pow(size.group(3).isEmpty() ? 1000 : 1024, unit);
    return Optional.of((long) bytes).filter(b -> b > 0);
  }

  /** Where it is. Other things that are kept for this user lie beside the entries. */
  public Path path() {
    return home;
  }

  /** The content kept under a key; an entry that is not whole is removed. */
  Optional<byte[]> read(Key key) {
    Path place = place(key);
    try {
      byte[] file = Files.readAllBytes(place);
      byte[] content =
          Arrays.copyOfRange(file, Math.min(file.length, MAGIC.length + DIGEST), file.length);
      if (!Arrays.equals(file, encode(key, content))) {
        Files.deleteIfExists(place);
        return Optional.empty();
      }
      touch(place);
      return Optional.of(content);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  boolean has(Key key) {
    return Files.isRegularFile(place(key));
  }

  /** The keys of all entries; none if the folder cannot be read. */
  List<Key> keys() {
    try {
      return entries().stream()
          .map(
              entry ->
                  new Key(
                      entry.kind(),
                      entry.path().getParent().getFileName().toString()
                          + entry.path().getFileName()))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Removes what is kept under a key; whether it is gone. */
  boolean remove(Key key) {
    try {
      Files.deleteIfExists(place(key));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  void write(Key key, byte[] content) throws IOException {
    Path place = place(key);
    Owned.folder(place.getParent());
    String own =
        Long.toString(ProcessHandle.current().pid(), 36) + Long.toString(System.nanoTime(), 36);
    Path part = place.resolveSibling(place.getFileName() + "." + own.replace("-", "") + ".part");
    try {
      Owned.write(part, encode(key, content));
      move(part, place);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void move(Path part, Path place) throws IOException {
    try {
      Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** All entries, those used longest ago first. */
  public List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : files()) {
      if (!part(entry)) {
        entries.add(entry);
      }
    }
    entries.sort(Comparator.comparing(Entry::used).thenComparing(Entry::path));
    return entries;
  }

  /**
   * Removes the entries that were last used before a time.
   *
   * @return those that were removed
   */
  public List<Entry> clear(Instant before) throws IOException {
    List<Entry> removed = new ArrayList<>();
    for (Entry entry : files()) {
      if (entry.used().isBefore(before) && Files.deleteIfExists(entry.path()) && !part(entry)) {
        removed.add(entry);
      }
    }
    return removed;
  }

  /** If entries take more than the limit, removes those used longest ago until a tenth is free. */
  void trim(long limit) throws IOException {
    Instant now = Instant.now();
    for (Entry file : files()) {
      if (part(file) && file.used().isBefore(now.minusSeconds(ABANDONED_SECONDS))) {
        Files.deleteIfExists(file.path());
      }
    }
    List<Entry> entries = entries();
    long total = entries.stream().mapToLong(Entry::bytes).sum();
    long goal = total > limit ? limit / 100 * KEPT_PERCENT : limit;
    for (Entry entry : entries) {
      if (total <= goal) {
        return;
      }
      Files.deleteIfExists(entry.path());
      total -= entry.bytes();
    }
  }

  private static boolean part(Entry entry) {
    return entry.path().toString().endsWith(".part");
  }

  /** Entries and what killed processes left of them, as far as they are still there. */
  private List<Entry> files() throws IOException {
    List<Entry> files = new ArrayList<>();
    if (!Files.isDirectory(root)) {
      return files;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
            Path place = root.relativize(file);
            if (about.isRegularFile() && PLACE.matcher(place.toString()).matches()) {
              files.add(
                  new Entry(
                      place.getName(0).toString(),
                      about.size(),
                      about.lastModifiedTime().toInstant(),
                      file));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
    return files;
  }

  private Path place(Key key) {
    return root.resolve(key.kind())
        .resolve(key.hex().substring(0, 2))
        .resolve(key.hex().substring(2));
  }

  private static void touch(Path place) {
    try {
      Files.setLastModifiedTime(place, FileTime.from(Instant.now()));
    } catch (IOException e) {
      // Then it counts as not used since, and is made again a little sooner.
    }
  }

  private static byte[] encode(Key key, byte[] content) {
    MessageDigest digest = DigestUtils.getSha256Digest();
    digest.update(key.hex().getBytes(StandardCharsets.US_ASCII));
    digest.update(content);
    return ByteBuffer.allocate(MAGIC.length + DIGEST + content.length)
        .put(MAGIC)
        .put(digest.digest())
        .put(content)
        .array();
  }
}
