package org.tattle.unlearning;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.RowChoice;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.ForgettingFaults;

/** What every {@code unlearn} is told, whatever the way: whose rows are to go. */
@Component(
    name = "unlearn",
    doc =
        "Makes a copy of a target that has forgotten rows, and repeats the target's attacks on it.",
    example = "unlearn retrain on base with rows=20 as without")
public record RowsToForget(
    @Param(
            doc =
                "members to forget: how many, to be drawn, or which: by numbers from 0, by ids, by a"
                    + " file of ids such as \"asked.csv\", or by a condition such as \"age >= 90\"",
            min = 0,
            max = 1e9,
            required = true,
            file = true)
        RowChoice rows,
    @Param(doc = "whether to repeat the parent's attacks on the copy") boolean replay,
    @Param(
            doc =
                "whether to remove kept work that has seen the rows, or of which it is not known,"
                    + " from the cache")
        boolean purge) {
  public RowsToForget() {
    this(RowChoice.drawn(1), true);
  }

  /** Nothing that is kept is removed. */
  public RowsToForget(RowChoice rows, boolean replay) {
    this(rows, replay, false);
  }

  /**
   * The rows, ascending.
   *
   * @param split who is a member now, and who was
   * @param data what the rows are of
   * @param lineage drawn from, so that two ways to forget draw the same rows
   * @param control where relative paths start
   * @throws Fault R575 if they cannot be forgotten, R501 if a file of them is not there
   */
  public int[] of(Split split, Dataset data, Seed lineage, Control control) {
    if (rows.texts().isEmpty()) {
      return of(split, data.rows(), lineage);
    }
    List<Integer> called = new CalledRows(data, split, control).of(rows.texts());
    return new RowsToForget(RowChoice.named(called), replay).of(split, data.rows(), lineage);
  }

  /**
   * The rows, ascending, of data that nobody looks into.
   *
   * @param split who is a member now, and who was
   * @param all how many rows the data have
   * @param lineage drawn from, so that two ways to forget draw the same rows
   * @throws Fault R575 if they cannot be forgotten
   */
  public int[] of(Split split, int all, Seed lineage) {
    int[] chosen =
        rows.count().isPresent()
            ? drawn(split, rows.count().getAsInt(), lineage)
            : named(split, all);
    if (chosen.length == 0) {
      throw Fault.of(ForgettingFaults.NO_ROWS).at("rows");
    }
    return chosen;
  }

  private static int[] drawn(Split split, int count, Seed lineage) {
    int members = split.members().length;
    if (count >= members) {
      throw Fault.of(ForgettingFaults.NOBODY_LEFT, count, members, Math.max(1, members / 10))
          .at("rows");
    }
    int[] order = split.whole().members().clone();
    PermutationSampler.shuffle(lineage.split("forget").random(), order);
    return IntStream.of(order)
        .filter(row -> Arrays.binarySearch(split.members(), row) >= 0)
        .limit(count)
        .sorted()
        .toArray();
  }

  private int[] named(Split split, int all) {
    int[] sorted = rows.numbers().stream().mapToInt(row -> row).sorted().toArray();
    for (int i = 0; i < sorted.length; i++) {
      int row = sorted[i];
      if (row >= all) {
        throw Fault.of(ForgettingFaults.NO_SUCH_ROW, row, all).at("rows");
      }
      boolean gone = Arrays.binarySearch(split.forgotten(), row) >= 0;
      if (gone || i > 0 && sorted[i - 1] == row) {
        throw Fault.of(ForgettingFaults.FORGOTTEN_TWICE, row).at("rows");
      }
      if (Arrays.binarySearch(split.members(), row) < 0) {
        throw Fault.of(ForgettingFaults.NOT_TRAINED_ON, row, split.members()[0]).at("rows");
      }
    }
    if (sorted.length >= split.members().length) {
      int members = split.members().length;
      throw Fault.of(
              ForgettingFaults.NOBODY_LEFT, sorted.length, members, Math.max(1, members / 10))
          .at("rows");
    }
    return sorted;
  }

  /** The classes of which there were members, and are none any more. */
  public static List<Integer> emptied(Split before, Split after, int[] labels) {
    Set<Integer> left = of(after.members(), labels);
    return of(before.members(), labels).stream().filter(label -> !left.contains(label)).toList();
  }

  private static Set<Integer> of(int[] rows, int[] labels) {
    return IntStream.of(rows)
        .mapToObj(row -> labels[row])
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
