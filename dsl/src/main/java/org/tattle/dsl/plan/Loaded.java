package org.tattle.dsl.plan;

import java.util.List;
import org.tattle.data.Dataset;
import org.tattle.data.MemberSampling;
import org.tattle.data.Split;
import org.tattle.dsl.check.task.LoadDataTask;
import org.tattle.dsl.check.task.TrainTask;
import org.tattle.dsl.diagnose.sentence.RunFaults;
import org.tattle.quality.DataDrift;
import org.tattle.quality.Quality;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.subject.Blueprint;

/**
 * A data set under its name, dealt out. Plans and runs make it in the same way, and from it the
 * same blueprints.
 *
 * @param name what the script calls it
 * @param data the rows
 * @param split who has which
 * @param source the digest of all rows that the source has, of which these may be some
 * @param discreet whether how many rows there are, and what is in them, is told by releases alone
 */
public record Loaded(String name, Dataset data, Split split, String source, boolean discreet) {

  private static final int FEW = 4;

  /** Data of which everything may be shown. */
  public Loaded(String name, Dataset data, Split split, String source) {
    this(name, data, split, source, false);
  }

  /** The same, of which nothing is told that no budget pays for. */
  public Loaded kept() {
    return new Loaded(name, data, split, source, true);
  }

  /**
   * What is wrong with its rows.
   *
   * @throws Fault D406 if nothing is told of them that no budget pays for
   */
  public Quality quality(Control control) {
    tell();
    return Quality.of(data, split, control);
  }

  /**
   * How far another data set has drifted from this.
   *
   * @throws Fault D406 if nothing is told of one that no budget pays for; R504 or R507 if they do
   *     not have the same columns
   */
  public DataDrift drift(Loaded other, Control control) {
    tell();
    other.tell();
    return DataDrift.between(
        new DataDrift.Side(name, data), new DataDrift.Side(other.name, other.data), control);
  }

  private void tell() {
    if (discreet) {
      throw Fault.of(RunFaults.ROWS_ON_A_BUDGET, name, "show", "quality");
    }
  }

  /** The data set of a task, under a root seed. */
  public static Loaded of(LoadDataTask task, Seed root, Control control) {
    var sampling = task.sampling().component();
    var all = task.source().component().load(control);
    var data = sampling.draw(all, root.split("rows"));
    return new Loaded(task.name(), data, sampling.split(data, root.split("split")), all.digest());
  }

  /**
   * Rows that a subject has, dealt out as rows are that nothing is said of; all if they are few.
   */
  public static Loaded made(String name, Dataset data, Seed root) {
    Split split =
        data.rows() < FEW
            ? Split.everybody(data.rows())
            : new MemberSampling().split(data, root.split("split"));
    return new Loaded(name, data, split, data.digest());
  }

  /** What a task trains on it. */
  public Blueprint blueprint(TrainTask task) {
    return new Blueprint(
        data, split, task.model().component(), task.training().component(), List.of());
  }
}
