package org.tattle.data.table.cell;

import java.util.Locale;
import java.util.Set;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.RecordingFaults;

/** What a column says of whether a model was trained on a row. */
public final class Belonging {
  private static final Set<String> IN =
      Set.of("true", "t", "yes", "y", "in", "member", "train", "training", "trained", "seen");
  private static final Set<String> OUT =
      Set.of(
          "false",
          "f",
          "no",
          "n",
          "out",
          "nonmember",
          "test",
          "testing",
          "holdout",
          "heldout",
          "validation",
          "valid",
          "val",
          "unseen");

  private Belonging() {}

  /**
   * Whether the text stands for a member.
   *
   * @param where the file, and the line in it
   * @throws Fault R517 if it says neither
   */
  public static boolean of(String text, String column, String parameter, String where) {
    String word = text.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
    double number = PlainNumber.of(text);
    boolean in = IN.contains(word) || number == 1;
    if (!in && !OUT.contains(word) && number != 0) {
      throw Fault.of(RecordingFaults.MEMBER_UNCLEAR, where, column).at(parameter);
    }
    return in;
  }

  /**
   * Makes sure that there are both.
   *
   * @param whose what has them
   * @throws Fault R517 if not
   */
  public static void both(long members, long rows, String parameter, String whose, String hint) {
    if (members == 0 || members == rows) {
      throw Fault.of(
              members == 0 ? RecordingFaults.NO_MEMBERS : RecordingFaults.MEMBERS_ALONE,
              whose,
              hint)
          .at(parameter);
    }
  }
}
