package org.tattle.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Results of finished work, by key. Safe to use from several threads. What is put is not changed
 * afterwards, by either side.
 */
public interface Cache {

  /** The bytes kept under a key, if they are still there and whole. */
  Optional<byte[]> get(Key key);

  /** Keeps bytes under a key. */
  void put(Key key, byte[] bytes);

  /** Whether something is kept under a key. Cheap: it need not be whole. */
  boolean has(Key key);

  /** All keys that something is kept under, as far as that can be told. */
  default List<Key> keys() {
    return List.of();
  }

  /** Keeps no longer what is kept under a key. */
  default void remove(Key key) {}

  /** Why work is not kept as it should be, in a sentence without a full stop. */
  default Optional<String> trouble() {
    return Optional.empty();
  }

  /** The folder that it keeps things in, if it is one on disk. */
  default Optional<Path> place() {
    return Optional.empty();
  }

  /** A cache that keeps nothing. */
  static Cache none() {
    return new Cache() {
      @Override
      public Optional<byte[]> get(Key key) {
        return Optional.empty();
      }

      @Override
      public void put(Key key, byte[] bytes) {}

      @Override
      public boolean has(Key key) {
        return false;
      }
    };
  }

  /** A cache that lasts as long as this process, in at most a quarter of its heap. */
  static Cache memory() {
    return new MemoryCache(Runtime.getRuntime().maxMemory() / 4);
  }

  /**
   * A cache in a folder, which may be shared with other processes.
   *
   * @param limit bytes from which on the entries that were not used for longest are removed
   */
  static Cache disk(Path folder, long limit) {
    return new DiskCache(new CacheFolder(folder), limit, Optional.empty());
  }

  /**
   * The cache of this user on this machine: in the {@link CacheFolder#standard() standard folder},
   * up to {@code TATTLE_CACHE_LIMIT} (such as {@code 500MB}; 5 GB if not set). In memory alone
   * where {@code TATTLE_CACHE=off}.
   */
  static Cache user() {
    return CacheFolder.off()
        ? memory()
        : new DiskCache(CacheFolder.standard(), CacheFolder.limit(), CacheFolder.trouble());
  }
}
