package org.tattle.run;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * A cache of one file an entry. It never stops the work: where the disk is full or the folder
 * cannot be written, entries are kept in memory and {@link #trouble} says so.
 *
 * <p>The total is measured again each time this process has written a sixteenth of the limit, so
 * that what other processes write is counted too.
 */
final class DiskCache implements Cache {
  private static final int CHECKS = 16;

  private final CacheFolder folder;
  private final long limit;
  private final Cache rescue = Cache.memory();
  private final AtomicReference<String> trouble = new AtomicReference<>();
  private long written;

  DiskCache(CacheFolder folder, long limit, Optional<String> trouble) {
    if (limit < 1) {
      throw new IllegalArgumentException("a cache needs a limit of at least 1 byte, not " + limit);
    }
    this.folder = folder;
    this.limit = limit;
    this.trouble.set(trouble.orElse(null));
    written = limit;
  }

  @Override
  public Optional<Path> place() {
    return Optional.of(folder.root());
  }

  @Override
  public Optional<byte[]> get(Key key) {
    return folder.read(key).or(() -> rescue.get(key));
  }

  @Override
  public boolean has(Key key) {
    return folder.has(key) || rescue.has(key);
  }

  @Override
  public List<Key> keys() {
    return Stream.concat(folder.keys().stream(), rescue.keys().stream()).distinct().toList();
  }

  @Override
  public void remove(Key key) {
    folder.remove(key);
    rescue.remove(key);
  }

  @Override
  public void put(Key key, byte[] bytes) {
    if (bytes.length > limit) {
      rescue.put(key, bytes);
      return;
    }
    try {
      folder.write(key, bytes);
      trim(bytes.length);
    } catch (ClosedByInterruptException e) {
      rescue.put(key, bytes);
    } catch (IOException e) {
      rescue.put(key, bytes);
      trouble.compareAndSet(
          null,
          "finished work is kept in memory only, because `%s` cannot be written (%s)"
              .formatted(folder.path(), Obstacle.of(e)));
    }
  }

  @Override
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble.get());
  }

  private synchronized void trim(long bytes) throws IOException {
    written += bytes;
    if (written > limit / CHECKS) {
      written = 0;
      folder.trim(limit);
    }
  }
}
