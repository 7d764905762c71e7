package org.tattle.dsl.cli.console;

import java.util.List;
import org.tattle.dsl.source.Source;

/**
 * What would change in a script, from the first line that does to the last, as {@code diff -u}
 * writes it.
 */
public final class Patch {
  private Patch() {}

  public static String of(Source source, String laid) {
    List<String> old = source.text().lines().toList();
    List<String> now = laid.lines().toList();
    int shorter = Math.min(old.size(), now.size());
    int head = 0;
    while (head < shorter && old.get(head).equals(now.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
      tail++;
    }
    StringBuilder text = new StringBuilder();
    text.append("--- %s%n+++ %s, formatted%n".formatted(source.name(), source.name()));
    int less = old.size() - head - tail;
    int more = now.size() - head - tail;
    if (less + more == 0) {
      return text.append("other line ends or blanks at the end%n".formatted()).toString();
    }
    text.append("@@ -%s,%s +%s,%s @@%n".formatted(head + 1, less, head + 1, more));
    old.subList(head, head + less).forEach(line -> text.append("-%s%n".formatted(line)));
    now.subList(head, head + more).forEach(line -> text.append("+%s%n".formatted(line)));
    return text.toString();
  }
}
