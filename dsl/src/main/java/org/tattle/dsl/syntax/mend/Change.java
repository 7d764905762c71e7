package org.tattle.dsl.syntax.mend;

/**
 * Where two texts differ, in whole words of the first.
 *
 * @param start the first place that differs
 * @param length how much of the first text is replaced
 * @param instead what is written there
 */
public record Change(int start, int length, String instead) {
  public static Change between(String before, String after) {
    int most = Math.min(before.length(), after.length());
    int same = 0;
    while (same < most && before.charAt(same) == after.charAt(same)) {
      same++;
    }
    int start = word(before, after, same);
    int tail = 0;
    while (tail < most - start && last(before, tail) == last(after, tail)) {
      tail++;
    }
    while (tail > 0 && !(blank(last(before, tail - 1)) && before.length() - tail > start)) {
      tail--;
    }
    String instead = after.substring(start, after.length() - tail);
    return new Change(start, before.length() - tail - start, instead);
  }

  /** The start of the word that the place is in. */
  private static int word(String before, String after, int place) {
    int start = place;
    while (start > 0
        && !(blank(before.charAt(start - 1))
            && start < before.length()
            && !blank(before.charAt(start))
            && start < after.length())) {
      start--;
    }
    return start;
  }

  private static char last(String text, int back) {
    return text.charAt(text.length() - 1 - back);
  }

  private static boolean blank(char sign) {
    return Character.isWhitespace(sign);
  }
}
