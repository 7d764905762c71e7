package org.tattle.table.hierarchy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.PublicationFaults;
import org.tattle.run.catalogue.Sentence;

/**
 * How the values of a column become coarser, level by level (Samarati 2001, section 2): level 0 is
 * the values themselves, each level joins some of what the one below tells apart, and the last
 * joins all. Whatever a level joins stays joined above it, so that a coarser table never tells
 * apart what a finer one did not.
 */
public final class Hierarchy {
  /** What stands for anything. */
  public static final String ANY = "*";

  private static final String PARAMETER = "hierarchies";

  private final String column;
  private final Map<String, Integer> codes = new LinkedHashMap<>();
  private final List<int[]> groups = new ArrayList<>();
  private final List<List<String>> labels = new ArrayList<>();

  private Hierarchy(String column) {
    this.column = column;
  }

  /**
   * A hierarchy of these chains: a value, what it becomes first, what that becomes, and so on. A
   * level that joins all is put on top if there is none.
   *
   * @throws Fault R525 if chains are of different lengths, contradict each other or run in a circle
   */
  public static Hierarchy of(String column, List<List<String>> chains) {
    Hierarchy made = new Hierarchy(column);
    Map<String, List<String>> known = new HashMap<>();
    List<List<String>> different = new ArrayList<>();
    for (List<String> chain : chains) {
      if (chain.size() != chains.get(0).size()) {
        throw fault(
            PublicationFaults.VALUES_OF_DIFFERENT_DEPTH,
            column,
            chains.get(0).get(0),
            chains.get(0).size(),
            chain.get(0),
            chain.size());
      }
      List<String> before = known.put(chain.get(0), chain);
      if (before == null) {
        different.add(chain);
      } else if (!before.equals(chain)) {
        throw fault(PublicationFaults.VALUE_TWICE, column, chain.get(0));
      }
    }
    refuseCircles(column, different);
    made.build(different);
    return made;
  }

  private void build(List<List<String>> chains) {
    chains.forEach(chain -> codes.put(chain.get(0), codes.size()));
    int levels = chains.isEmpty() ? 1 : chains.get(0).size();
    for (int level = 0; level < levels; level++) {
      int[] group = new int[chains.size()];
      Map<String, Integer> numbers = new LinkedHashMap<>();
      for (int i = 0; i < group.length; i++) {
        String label = chains.get(i).get(level);
        Integer number = numbers.putIfAbsent(label, numbers.size());
        group[i] = number == null ? numbers.size() - 1 : number;
      }
      refuseSplits(chains, level, group, numbers.size());
      groups.add(group);
      labels.add(List.copyOf(numbers.keySet()));
    }
    if (labels.get(levels - 1).size() > 1) {
      groups.add(new int[chains.size()]);
      labels.add(List.of(ANY));
    }
  }

  /** What the level below does not tell apart, this one may not either. */
  private void refuseSplits(List<List<String>> chains, int level, int[] group, int count) {
    if (level == 0) {
      return;
    }
    int[] below = groups.get(level - 1);
    int[] parent = new int[labels.get(level - 1).size()];
    int[] first = new int[parent.length];
    Arrays.fill(parent, -1);
    for (int i = 0; i < group.length; i++) {
      if (parent[below[i]] < 0) {
        parent[below[i]] = group[i];
        first[below[i]] = i;
      } else if (parent[below[i]] != group[i]) {
        throw fault(
            PublicationFaults.TOLD_APART_AGAIN,
            column,
            chains.get(i).get(level - 1),
            chains.get(first[below[i]]).get(level),
            chains.get(i).get(level));
      }
    }
  }

  /** Follows what becomes of each text, level after level, until a text comes back. */
  private static void refuseCircles(String column, List<List<String>> chains) {
    Map<String, Set<String>> becomes = new HashMap<>();
    for (List<String> chain : chains) {
      for (int level = 1; level < chain.size(); level++) {
        if (!chain.get(level).equals(chain.get(level - 1))) {
          becomes.computeIfAbsent(chain.get(level - 1), t -> new HashSet<>()).add(chain.get(level));
        }
      }
    }
    Map<String, Integer> open = new HashMap<>();
    becomes.values().forEach(all -> all.forEach(text -> open.merge(text, 1, Integer::sum)));
    Deque<String> free = new ArrayDeque<>();
    becomes.keySet().stream().filter(text -> !open.containsKey(text)).forEach(free::add);
    Set<String> done = new HashSet<>();
    while (!free.isEmpty()) {
      String text = free.remove();
      done.add(text);
      for (String next : becomes.getOrDefault(text, Set.of())) {
        if (open.merge(next, -1, Integer::sum) == 0) {
          free.add(next);
        }
      }
    }
    Set<String> within = new HashSet<>(becomes.keySet());
    within.removeAll(done);
    Map<String, String> before = new HashMap<>();
    within.forEach(
        text ->
            becomes.get(text).stream()
                .filter(within::contains)
                .forEach(to -> before.put(to, text)));
    Set<String> walked = new HashSet<>();
    // Whatever is left comes from something that is left, so going back leads round.
    String at = within.stream().sorted().findFirst().orElse(null);
    while (at != null) {
      if (!walked.add(at)) {
        throw fault(PublicationFaults.CIRCLE, column, before.get(at), at);
      }
      at = before.get(at);
    }
  }

  static Fault fault(Sentence said, Object... values) {
    return Fault.of(said, values).at(PARAMETER);
  }

  /** The heading of its column. */
  public String column() {
    return column;
  }

  /** What a value of that number becomes, level by level, itself first. */
  public List<String> chain(int code) {
    return IntStream.range(0, levels()).mapToObj(level -> label(level, code)).toList();
  }

  /** How many levels there are, the values' own among them. */
  public int levels() {
    return groups.size();
  }

  /** The values that it knows, in their order. */
  public List<String> values() {
    return labels.get(0);
  }

  /** The number of a value, if it is known. */
  public OptionalInt code(String value) {
    Integer code = codes.get(value);
    return code == null ? OptionalInt.empty() : OptionalInt.of(code);
  }

  /** Of each value, the number of what it becomes at that level, {@code [values]}. */
  public int[] groups(int level) {
    return groups.get(level);
  }

  /** What there is at that level. */
  public List<String> labels(int level) {
    return labels.get(level);
  }

  /** What a value of that number becomes at that level. */
  public String label(int level, int code) {
    return labels.get(level).get(groups.get(level)[code]);
  }
}
