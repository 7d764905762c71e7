package org.tattle.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cache that lasts as long as its process. Over its limit, what was not used for longest goes.
 */
final class MemoryCache implements Cache {
  private static final float LOAD = 0.75f;

  private final Map<Key, byte[]> entries = new LinkedHashMap<>(16, LOAD, true);
  private final long limit;
  private long held;

  /**
   * @param limit bytes of all entries together
   */
  MemoryCache(long limit) {
    this.limit = limit;
  }

  @Override
  public synchronized Optional<byte[]> get(Key key) {
    return Optional.ofNullable(entries.get(key));
  }

  @Override
  public synchronized void put(Key key, byte[] bytes) {
    byte[] before = entries.put(key, bytes);
    held += bytes.length - (before == null ? 0 : before.length);
    for (var oldest = entries.values().iterator(); held > limit && entries.size() > 1; ) {
      held -= oldest.next().length;
      oldest.remove();
    }
  }

  @Override
  public synchronized List<Key> keys() {
    return List.copyOf(entries.keySet());
  }

  @Override
  public synchronized void remove(Key key) {
    byte[] before = entries.remove(key);
    held -= before == null ? 0 : before.length;
  }

  @Override
  public synchronized boolean has(Key key) {
    return entries.containsKey(key);
  }
}
