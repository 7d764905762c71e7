package org.tattle.attack;

import java.util.List;
import org.tattle.measure.Estimate;
import org.tattle.measure.Roc;

/** Something to look at in a result: neutral data, which whoever shows it draws. */
public sealed interface Exhibit {

  /**
   * Two rates against each other, such as true over false positives.
   *
   * @param x what runs along the bottom
   * @param y what rises
   * @param xs {@code [points]}, rising from 0 to 1
   * @param ys {@code [points]}, rising from 0 to 1
   * @param leastX the smallest rate above 0 that could be measured along the bottom, or half of it
   * @param leastY the same upwards
   * @param bounded whether differential privacy bounds {@code y} by {@code x}, as {@link
   *     org.tattle.measure.Ceiling} says
   */
  record Curve(
      String x, String y, double[] xs, double[] ys, double leastX, double leastY, boolean bounded)
      implements Exhibit {

    /** The ROC of rows that were trained on and others. */
    public static Curve of(Roc roc) {
      return new Curve(
          "false positive rate",
          "true positive rate",
          roc.fpr(),
          roc.tpr(),
          0.5 / roc.nonMembers(),
          0.5 / roc.members(),
          true);
    }
  }

  /**
   * A share that rises or falls with something, each point with its interval.
   *
   * @param x what runs along the bottom, and in what it is counted: lines that differ in it are
   *     never drawn together
   * @param y the share
   * @param xs {@code [points]}, ascending
   * @param ys the share at each of them
   * @param note what whoever looks at it should know
   */
  record Line(String x, String y, double[] xs, List<Estimate> ys, String note) implements Exhibit {
    public Line {
      ys = List.copyOf(ys);
    }
  }

  /**
   * Scores of groups of rows that an attack means to tell apart.
   *
   * @param label what the scores are
   */
  record Scores(String label, List<Group> groups) implements Exhibit {
    public Scores {
      groups = List.copyOf(groups);
    }
  }

  /**
   * Pictures side by side.
   *
   * @param height of each, in pixels
   * @param width of each
   */
  record Pictures(int height, int width, List<Picture> pictures) implements Exhibit {
    public Pictures {
      pictures = List.copyOf(pictures);
    }
  }

  /**
   * A picture.
   *
   * @param name what it is of
   * @param shades 0 to 1, row by row from the top
   */
  record Picture(String name, float[] shades) {}

  /** One group of rows: its name, and a score a row. */
  record Group(String name, double[] scores) {}
}
