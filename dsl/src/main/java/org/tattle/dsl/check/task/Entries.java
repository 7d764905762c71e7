package org.tattle.dsl.check.task;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Entries by name, in the order in which the names were first given. Immutable: to put an entry
 * gives another map. A script of n statements has n scopes, and to copy each would take n² time and
 * memory; so they share one log, of which each sees what was put up to its own time. A second map
 * that goes on from the same time has a log of its own, and so has the first of all.
 */
final class Entries<E> extends AbstractMap<String, E> {

  private static final Entries<?> NONE = new Entries<>(new Log<>(), 0);

  /** Nothing is named. */
  @SuppressWarnings("unchecked")
  static <E> Entries<E> none() {
    return (Entries<E>) NONE;
  }

  private final Log<E> log;
  private final int time;

  private Entries(Log<E> log, int time) {
    this.log = log;
    this.time = time;
  }

  /** An entry and when it was put. */
  private record Put<E>(int time, E entry) {}

  /** All that was put by any of the maps that share it; several threads may read and one write. */
  private static final class Log<E> {
    private final Map<String, List<Put<E>>> puts = new LinkedHashMap<>();
    private int last;

    synchronized E get(Object name, int time) {
      List<Put<E>> all = puts.getOrDefault(name, List.of());
      for (int i = all.size() - 1; i >= 0; i--) {
        if (all.get(i).time() <= time) {
          return all.get(i).entry();
        }
      }
      return null;
    }

    /** Puts an entry after that time, if nobody else went on from it. */
    synchronized boolean put(String name, E entry, int after) {
      if (last != after) {
        return false;
      }
      puts.computeIfAbsent(name, n -> new ArrayList<>(1)).add(new Put<>(++last, entry));
      return true;
    }

    synchronized Map<String, E> all(int time) {
      Map<String, E> all = new LinkedHashMap<>();
      for (String name : puts.keySet()) {
        E entry = get(name, time);
        if (entry != null) {
          all.put(name, entry);
        }
      }
      return all;
    }
  }

  /** These and one more; it takes the place of another of its name. */
  Entries<E> and(String name, E entry) {
    if (time > 0 && log.put(name, entry, time)) {
      return new Entries<>(log, time + 1);
    }
    Log<E> own = new Log<>();
    int last = 0;
    for (Map.Entry<String, E> each : entrySet()) {
      own.put(each.getKey(), each.getValue(), last++);
    }
    own.put(name, entry, last++);
    return new Entries<>(own, last);
  }

  /** These and all others, in their order. */
  Entries<E> and(Map<String, E> others) {
    Entries<E> all = this;
    for (Map.Entry<String, E> each : others.entrySet()) {
      all = all.and(each.getKey(), each.getValue());
    }
    return all;
  }

  @Override
  public E get(Object name) {
    return log.get(name, time);
  }

  @Override
  public boolean containsKey(Object name) {
    return get(name) != null;
  }

  @Override
  public Set<Map.Entry<String, E>> entrySet() {
    return Collections.unmodifiableMap(log.all(time)).entrySet();
  }
}
