package org.tattle.kernel.magic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.tattle.kernel.language.Cell;
import org.tattle.kernel.language.Language;
import org.tattle.kernel.language.MutedOutput;
import org.tattle.kernel.language.Output;
import org.tattle.kernel.language.Reply;
import org.tattle.run.Control;

/**
 * Runs a statement again and again and tells the median and the quartiles of the times: for two
 * seconds, but three times at least and a thousand times at most. What finished work is kept is
 * found again, so the first run may be the only one that does anything; it is told apart.
 */
record Stopwatch(Language language, Control control) {
  private static final int LEAST = 3;
  private static final int MOST = 1000;
  private static final double SECONDS = 2;

  Reply time(String statement, Cell cell, Output output) {
    Cell again = new Cell(statement, cell.number(), cell.id(), true);
    List<Double> times = new ArrayList<>();
    double first = 0;
    double all = 0;
    for (int i = 0; i <= LEAST || i < MOST && all < SECONDS; i++) {
      control.check();
      long begin = System.nanoTime();
      Reply reply = language.execute(again, MutedOutput.INSTANCE, control);
      double took = (System.nanoTime() - begin) / 1e9;
      if (reply instanceof Reply.Failure) {
        return reply;
      }
      all += took;
      if (i == 0) {
        first = took;
      } else {
        times.add(took);
      }
    }
    Collections.sort(times);
    int last = times.size() - 1;
    output.stdout(
        String.format(
            Locale.ROOT,
            "%s (%s to %s, %d times); the first time %s%n",
            told(times.get(last / 2)),
            told(times.get(last / 4)),
            told(times.get(last - last / 4)),
            times.size(),
            told(first)));
    return Reply.success();
  }

  private static String told(double seconds) {
    return seconds < 1
        ? String.format(Locale.ROOT, "%.3g ms", seconds * 1e3)
        : String.format(Locale.ROOT, "%.3g s", seconds);
  }
}
