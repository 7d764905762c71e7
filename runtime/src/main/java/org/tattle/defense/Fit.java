package org.tattle.defense;

import java.util.Optional;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Ranges;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.privacy.account.Spent;

/**
 * A training that is about to be done, as defenses change it.
 *
 * @param network the network
 * @param plan how it is trained
 * @param rows how many rows it is trained on, or how many persons, if it is said whose they are
 * @param length about how long a row of inputs is, by their columns alone
 * @param ranges what features are declared to hold, or empty if that was not declared of all
 * @param seeded whether the user set a seed, and so asked for privacy noise that can be repeated
 * @param open the numbers of rows that are public, and not trained on; not written to
 * @param spent the privacy that it will have spent, or empty if it gives no guarantee
 * @param course what is trained besides, for the sake of the model, or empty
 * @param sharding how the rows are dealt out to several models instead, or empty
 * @param persons whether it is said whose the rows are
 * @param picture how a row is laid out, if it is a picture
 */
public record Fit(
    Network network,
    TrainingPlan plan,
    int rows,
    double length,
    Optional<Ranges> ranges,
    boolean seeded,
    int[] open,
    Optional<Spent> spent,
    Optional<Course> course,
    Optional<Sharding> sharding,
    boolean persons,
    Optional<Shape> picture) {

  /** A training on labels. */
  public Fit(Network network, TrainingPlan plan, int rows, double length, boolean seeded) {
    this(network, plan, rows, length, Optional.empty(), seeded);
  }

  /** A training on labels of rows that hold this. */
  public Fit(
      Network network,
      TrainingPlan plan,
      int rows,
      double length,
      Optional<Ranges> ranges,
      boolean seeded) {
    this(
        network,
        plan,
        rows,
        length,
        ranges,
        seeded,
        new int[0],
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  /** The same training by another plan, spending this. */
  public Fit with(TrainingPlan other, Spent privacy) {
    return new Fit(
        network,
        other,
        rows,
        length,
        ranges,
        seeded,
        open,
        Optional.of(privacy),
        course,
        sharding,
        persons,
        picture);
  }

  /** The same training by another plan. */
  public Fit with(TrainingPlan other) {
    return new Fit(
        network, other, rows, length, ranges, seeded, open, spent, course, sharding, persons,
        picture);
  }

  /** The same training of another network. */
  public Fit with(Network other) {
    return new Fit(
        other, plan, rows, length, ranges, seeded, open, spent, course, sharding, persons, picture);
  }

  /** The same training, with a note on what it spends if it gives a guarantee. */
  public Fit noting(String note) {
    return new Fit(
        network,
        plan,
        rows,
        length,
        ranges,
        seeded,
        open,
        spent.map(s -> s.noting(note)),
        course,
        sharding,
        persons,
        picture);
  }

  /** The same training, of which others are a part. */
  public Fit with(Course first) {
    return new Fit(
        network,
        plan,
        rows,
        length,
        ranges,
        seeded,
        open,
        spent,
        Optional.of(first),
        sharding,
        persons,
        picture);
  }

  /** The same training, of several models that share the rows out. */
  public Fit with(Sharding dealt) {
    return new Fit(
        network,
        plan,
        rows,
        length,
        ranges,
        seeded,
        open,
        spent,
        course,
        Optional.of(dealt),
        persons,
        picture);
  }

  /** The same training, where these rows are public. */
  public Fit open(int[] others) {
    return new Fit(
        network, plan, rows, length, ranges, seeded, others, spent, course, sharding, persons,
        picture);
  }

  /** The same training, of rows of which it is said whose they are. */
  public Fit ofPersons() {
    return new Fit(
        network, plan, rows, length, ranges, seeded, open, spent, course, sharding, true, picture);
  }

  /** The same training, of rows that are laid out so. */
  public Fit of(Shape rowsLaid) {
    Optional<Shape> laid = Optional.of(rowsLaid).filter(Shape::image);
    return new Fit(
        network, plan, rows, length, ranges, seeded, open, spent, course, sharding, persons, laid);
  }

  /** What it hides, several of them, in a word. */
  public String units() {
    return persons ? "persons" : "rows";
  }
}
