package org.tattle.kernel.magic;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.tattle.kernel.language.MagicFaults;
import org.tattle.run.Fault;

/** The variables that programs see: those of the kernel, and those that a notebook has set. */
final class Environment {
  private final Map<String, String> set = new ConcurrentHashMap<>();

  /** What the notebook has set. */
  Map<String, String> set() {
    return set;
  }

  /** All of it, one variable of it, or nothing once {@code NAME=VALUE} has set one. */
  String told(String words) {
    int equals = words.indexOf('=');
    if (equals >= 0) {
      String name = words.substring(0, equals).strip();
      if (!name.matches("\\w+")) {
        throw Fault.of(MagicFaults.NO_VARIABLE_NAME, name);
      }
      set.put(name, words.substring(equals + 1).strip());
      return "";
    }
    Map<String, String> all = new TreeMap<>(System.getenv());
    all.putAll(set);
    if (words.isEmpty()) {
      return all.entrySet().stream()
          .map(e -> e.getKey() + "=" + e.getValue() + "\n")
          .collect(Collectors.joining());
    }
    if (!all.containsKey(words)) {
      throw Fault.of(MagicFaults.NO_VARIABLE, words);
    }
    return all.get(words) + "\n";
  }
}
