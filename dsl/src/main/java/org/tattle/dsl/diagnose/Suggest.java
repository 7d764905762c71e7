package org.tattle.dsl.diagnose;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a misspelt name may have been meant to be. Distance is Damerau's in the form of optimal
 * string alignment: one for a letter added, dropped, changed, or swapped with its neighbour, and no
 * stretch edited twice. A candidate is taken within max(1, length / 3) that shares a letter at
 * least. Where nothing is that near, it may be a word cut short or written out: {@code acc} for
 * {@code accuracy}, {@code epsilon} for {@code eps}, {@code learning_rate} for {@code lr}, {@code
 * num_shadows} for {@code shadows}. None is better than a silly one. Commons Text counts a swap as
 * two, hence our own ten lines.
 */
public final class Suggest {
  private static final int MOST = 3;

  /** Letters that a word needs for others to be its beginning. */
  private static final int LEAST = 3;

  private Suggest() {}

  /** At most three of the names, nearest first, then by the alphabet. */
  public static List<String> near(String word, Collection<String> names) {
    String lower = word.toLowerCase(Locale.ROOT);
    int reach = Math.max(1, word.length() / 3);
    record Near(String name, int distance) {}
    List<String> edited =
        names.stream()
            .distinct()
            .filter(name -> Math.abs(name.length() - word.length()) <= reach)
            .map(name -> new Near(name, distance(lower, name.toLowerCase(Locale.ROOT))))
            .filter(near -> near.distance <= reach && near.distance < word.length())
            .filter(near -> !near.name.equals(word))
            .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
            .limit(MOST)
            .map(Near::name)
            .toList();
    return edited.isEmpty()
        ? names.stream()
            .distinct()
            .filter(name -> shortened(lower, name))
            .sorted()
            .limit(MOST)
            .toList()
        : edited;
  }

  /** Whether one is the other cut short, or a part of it, or its initials. */
  private static boolean shortened(String word, String name) {
    String[] parts = word.split("_");
    String initials =
        Arrays.stream(parts)
            .map(part -> part.substring(0, Math.min(1, part.length())))
            .collect(Collectors.joining());
    boolean cut = word.length() >= LEAST && name.startsWith(word);
    boolean longer =
        name.length() >= LEAST && (word.startsWith(name) || Arrays.asList(parts).contains(name));
    return cut || longer || parts.length > 1 && initials.equals(name);
  }

  /** {@code `a`}, {@code `a` or `b`}, {@code `a`, `b` or `c`}. */
  public static String or(List<String> names) {
    String last = "`" + names.get(names.size() - 1) + "`";
    if (names.size() == 1) {
      return last;
    }
    return names.subList(0, names.size() - 1).stream()
            .map(name -> "`" + name + "`")
            .collect(Collectors.joining(", "))
        + " or "
        + last;
  }

  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
