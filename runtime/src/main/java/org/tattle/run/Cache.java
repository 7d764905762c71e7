package org.tattle.run;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Results of finished work, by key. Safe to use from several threads. What is put is not changed
 * afterwards, by either side.
 */
public interface Cache {

  /** The bytes kept under a key, if they are still there and whole. */
  Optional<byte[]> get(Key key);

  /** Keeps bytes under a key. */
  void put(Key key, byte[] bytes);

  /** A cache that lasts as long as this process. */
  static Cache memory() {
    ConcurrentMap<Key, byte[]> entries = new ConcurrentHashMap<>();
    return new Cache() {
      @Override
      public Optional<byte[]> get(Key key) {
        return Optional.ofNullable(entries.get(key));
      }

      @Override
      public void put(Key key, byte[] bytes) {
        entries.put(key, bytes);
      }
    };
  }
}
