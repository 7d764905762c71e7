package org.tattle.data;

import java.util.Locale;
import java.util.Set;
import org.tattle.run.Fault;
import org.tattle.run.Message;

/** What a column says of whether a model was trained on a row. */
final class Belonging {
  private static final Set<String> IN = Set.of("1", "1.0", "true", "yes", "in", "member");
  private static final Set<String> OUT =
      Set.of("0", "0.0", "false", "no", "out", "nonmember", "non-member");

  private Belonging() {}

  /**
   * Whether the text stands for a member.
   *
   * @param where the file, and the line in it
   * @throws Fault R517 if it says neither
   */
  static boolean of(String text, String column, String parameter, String where) {
    String word = text.toLowerCase(Locale.ROOT);
    if (!IN.contains(word) && !OUT.contains(word)) {
      throw new Fault(
          "R517",
          parameter,
          Message.of(
              "%s: `%s` does not say whether the model was trained on the row", where, column),
          "it is 1 for members and 0 for the others");
    }
    return IN.contains(word);
  }

  /**
   * Makes sure that there are both.
   *
   * @param whose what has them
   * @throws Fault R517 if not
   */
  static void both(long members, long rows, String parameter, String whose, String hint) {
    if (members == 0 || members == rows) {
      throw new Fault(
          "R517",
          parameter,
          whose + " has " + (members == 0 ? "no members" : "nothing but members"),
          hint);
    }
  }
}
