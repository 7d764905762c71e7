package org.tattle.dsl.plan;

import java.util.List;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.dsl.check.task.LoadDataTask;
import org.tattle.dsl.check.task.TrainTask;
import org.tattle.run.Control;
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

  /** Data of which everything may be shown. */
  public Loaded(String name, Dataset data, Split split, String source) {
    this(name, data, split, source, false);
  }

  /** The same, of which nothing is told that no budget pays for. */
  public Loaded kept() {
    return new Loaded(name, data, split, source, true);
  }

  /** The data set of a task, under a root seed. */
  public static Loaded of(LoadDataTask task, Seed root, Control control) {
    var sampling = task.sampling().component();
    var all = task.source().component().load(control);
    var data = sampling.draw(all, root.split("rows"));
    return new Loaded(task.name(), data, sampling.split(data, root.split("split")), all.digest());
  }

  /** What a task trains on it. */
  public Blueprint blueprint(TrainTask task) {
    return new Blueprint(
        data, split, task.model().component(), task.training().component(), List.of());
  }
}
