package org.tattle.dsl.show.table;

import java.util.Arrays;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Shares a width out among the columns of a table that would like more. Each column has a least
 * width, at which none of its words breaks, and a most, at which none of its cells wraps. Two ways
 * are tried, and the one that gives the lower table is taken:
 *
 * <ul>
 *   <li>level: all that is wider than some level is cut down to it, w = max(least, min(most,
 *       level)), so that one column of prose pays for all;
 *   <li>shares: w = least + (most − least) r with one r for all, so that several columns of prose
 *       pay by their length.
 * </ul>
 */
public final class Widths {
  private final int[] least;
  private final int[] most;
  private final int room;

  private Widths(int[] least, int[] most, int room) {
    this.least = least;
    this.most = most;
    this.room = room;
  }

  /**
   * The widths under which the table is lowest.
   *
   * @param least widths that have room, column by column
   * @param most widths of which none is below the least
   * @param room for all columns without the gaps
   * @param height lines of the table at given widths
   */
  static int[] share(int[] least, int[] most, int room, ToIntFunction<int[]> height) {
    Widths widths = new Widths(least, most, room);
    int[] level = widths.filled(widths.level());
    int[] shares = widths.filled(widths.shares());
    return height.applyAsInt(shares) < height.applyAsInt(level) ? shares : level;
  }

  private int[] level() {
    int highest = Arrays.stream(most).max().orElse(0);
    int level = highest;
    while (level > 0 && Arrays.stream(cut(level)).sum() > room) {
      level--;
    }
    return cut(level);
  }

  private int[] cut(int level) {
    return IntStream.range(0, most.length)
        .map(c -> Math.max(least[c], Math.min(most[c], level)))
        .toArray();
  }

  private int[] shares() {
    double spare = room - Arrays.stream(least).sum();
    int wish = Arrays.stream(most).sum() - Arrays.stream(least).sum();
    double r = Math.min(1, spare / Math.max(1, wish));
    return IntStream.range(0, most.length)
        .map(c -> least[c] + (int) ((most[c] - least[c]) * r))
        .toArray();
  }

  /** Gives what was lost to whole numbers to those columns that can use it, widest wish first. */
  private int[] filled(int[] widths) {
    int left = room - Arrays.stream(widths).sum();
    while (left > 0) {
      int neediest = 0;
      for (int c = 1; c < widths.length; c++) {
        if (most[c] - widths[c] > most[neediest] - widths[neediest]) {
          neediest = c;
        }
      }
      int given = Math.min(left, most[neediest] - widths[neediest]);
      if (given == 0) {
        break;
      }
      widths[neediest] += given;
      left -= given;
    }
    return widths;
  }
}
