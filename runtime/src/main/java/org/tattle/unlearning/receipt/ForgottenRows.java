package org.tattle.unlearning.receipt;

import java.util.List;
import org.tattle.data.Dataset;
import org.tattle.run.Key;

/**
 * What a receipt is of.
 *
 * @param from the model that was trained on all rows
 * @param to the model that has forgotten some
 * @param ways by which it forgot, as scripts call them, the last last
 * @param promise what is promised of that, a sentence without a full stop
 * @param data what the rows are of
 * @param gone which; not written to
 */
public record ForgottenRows(
    Key from, Key to, List<String> ways, String promise, Dataset data, int[] gone) {
  public ForgottenRows {
    ways = List.copyOf(ways);
  }
}
