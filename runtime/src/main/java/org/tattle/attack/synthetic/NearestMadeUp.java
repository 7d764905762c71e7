package org.tattle.attack.synthetic;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tattle.attack.Context;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.publication.MadeUpTable;
import org.tattle.run.Control;
import org.tattle.run.MessageText;
import org.tattle.table.synthesis.CodedRows;

/**
 * The distance to the closest made-up row, held to that of people who were not learned from: how
 * many columns of a person's row differ from the made-up row that is nearest. That some are copied
 * means nothing by itself, for what is common is made up by chance; it means something if members
 * are nearer than the others are.
 */
@Component(
    name = "nearest_row",
    doc = "Takes those to be learned from who are nearest to a made-up row.",
    paper = "Platzer and Reutterer 2021, Holdout-Based Empirical Assessment of Synthetic Data",
    example = "attack nearest_row on fake with attempts=500")
public record NearestMadeUp(
    @Param(doc = "people to try it on, of each kind, at most", min = 10, max = 1e5) int attempts)
    implements MadeUpMembership {
  public NearestMadeUp() {
    this(1000);
  }

  @Override
  public double[] scores(MadeUpTable table, int[] people, Context context) {
    return nearest(table.coded(), table.coded(people), context.control());
  }

  /** How many columns differ from the nearest row, less than zero. */
  private static double[] nearest(CodedRows made, CodedRows people, Control control) {
    int width = made.columns();
    double[] scores = new double[people.count()];
    int[] off = new int[made.count()];
    for (int i = 0; i < scores.length; i++) {
      control.check();
      Arrays.fill(off, 0);
      for (int c = 0; c < width; c++) {
        int own = people.codes()[c][i];
        int[] codes = made.codes()[c];
        for (int row = 0; row < off.length; row++) {
          off[row] += codes[row] == own ? 0 : 1;
        }
      }
      scores[i] = -IntStream.of(off).min().orElse(width);
    }
    return scores;
  }

  @Override
  public List<String> notes(MadeUpTable table, int[] members, int[] others) {
    return List.of(
        MessageText.of(
            "a made-up row is alike in every column for %,d of %,d members and %,d of %,d others",
            copied(table, members), members.length, copied(table, others), others.length));
  }

  private static int copied(MadeUpTable table, int[] people) {
    double[] scores = nearest(table.coded(), table.coded(people), Control.NONE);
    return (int) Arrays.stream(scores).filter(score -> score == 0).count();
  }
}
