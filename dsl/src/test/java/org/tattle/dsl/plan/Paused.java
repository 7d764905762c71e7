package org.tattle.dsl.plan;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.tattle.Components;
import org.tattle.dsl.run.Session;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.source.Source;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Key;

/** A cache that keeps so many models of a kind, and whose users then wait to be stopped. */
final class Paused implements Cache, Control {
  private final Cache cache;
  private final String kind;
  private final int most;
  private final boolean told;
  private int kept;

  /**
   * @param kind of the keys that count
   * @param told whether it says on standard output that it waits; or else it cancels the run
   */
  Paused(Cache cache, String kind, int most, boolean told) {
    this.cache = cache;
    this.kind = kind;
    this.most = most;
    this.told = told;
  }

  /** Runs a script, and waits to be killed after so many models. */
  public static void main(String[] args) {
    Paused paused =
        new Paused(Cache.disk(Path.of(args[0]), 1 << 30), args[1], Integer.parseInt(args[2]), true);
    try (Session session = new Session(Components.standard(), paused)) {
      session.run(new Source("test", args[3]), Sink.NONE, Control.NONE);
    }
  }

  @Override
  public synchronized boolean cancelled() {
    return !told && kept >= most;
  }

  @Override
  public Optional<byte[]> get(Key key) {
    return cache.get(key);
  }

  @Override
  public boolean has(Key key) {
    return cache.has(key);
  }

  @Override
  public synchronized void put(Key key, byte[] bytes) {
    cache.put(key, bytes);
    if (key.kind().equals(kind) && ++kept == most && told) {
      System.out.println("waiting");
      try {
        new CountDownLatch(1).await(); // and nobody else gets in
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
