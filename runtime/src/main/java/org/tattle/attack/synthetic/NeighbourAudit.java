package org.tattle.attack.synthetic;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.Split;
import org.tattle.measure.Estimate;
import org.tattle.measure.Intervals;
import org.tattle.model.Access;
import org.tattle.privacy.account.Spent;
import org.tattle.publication.MadeUpTable;
import org.tattle.run.catalogue.AttackFaults;
import org.tattle.table.synthesis.CodedRows;

/**
 * Bounds the ε of rows that are made up from below, on two neighbouring tables: the members' rows,
 * and these without the person who is least like the others.
 *
 * <ol>
 *   <li>Of both, rows are made up many times over, by the same way and draws of the audit's own;
 *   <li>of each it is measured how much is in it of that person: how often each of their cells
 *       comes, how dense rows lie about them;
 *   <li>the first half of the trials chooses the measure and the threshold that tell the two tables
 *       apart best, and the other half counts how often it does: no (ε, δ) allows that a table is
 *       called so of one more than {@code e^ε} times as often, but for δ, as of the other.
 * </ol>
 */
@Component(
    name = "neighbours",
    doc = "Makes rows up with and without one person many times, and bounds epsilon from below.",
    paper =
        "Annamalai, Ganev and De Cristofaro 2024, What do you want from theory alone? Experimenting"
            + " with Tight Auditing of Differentially Private Synthetic Data Generation",
    example = "attack neighbours on fake with trials=500")
public record NeighbourAudit(
    @Param(doc = "how often rows are made up of each of the two tables", min = 20, max = 1e5)
        int trials,
    @Param(
            doc = "confidence that epsilon is no lower than the bound",
            min = 0.5,
            max = 0.999999,
            share = true)
        double confidence)
    implements Attack<MadeUpTable> {
  private static final double SMOOTHING = 0.1;
  private static final double CONTROL = 0.99;

  public NeighbourAudit() {
    this(100, 0.95);
  }

  @Override
  public Class<MadeUpTable> on() {
    return MadeUpTable.class;
  }

  @Override
  public Class<TellingApart> finds() {
    return TellingApart.class;
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.ROWS);
  }

  @Override
  public TellingApart run(MadeUpTable table, Context context) {
    return told(table, table.split().without(alone(table)), confidence, context);
  }

  /** Two tables of the same people cannot be told apart. */
  @Override
  public Optional<Counterpart> control(MadeUpTable table, Context context) {
    TellingApart found = told(table, table.split(), CONTROL, context);
    return Optional.of(
        new Counterpart(
            found.leak(),
            AttackFaults.CONTROL_NEIGHBOURS,
            "of the same people twice, where 0 is right",
            "The control of “%s” failed: it also tells apart tables of the same people (ε at least"
                + " %s), so what it found may come from the audit."));
  }

  /** The member whose cells are the fewest others'. */
  private static int alone(MadeUpTable table) {
    int[] members = table.split().members();
    double[] common = new double[members.length];
    for (int[] cells : table.coded(members).codes()) {
      Map<Integer, Integer> counts = new HashMap<>();
      IntStream.of(cells).forEach(cell -> counts.merge(cell, 1, Integer::sum));
      Arrays.setAll(common, i -> common[i] + Math.log(counts.get(cells[i])));
    }
    int least = 0;
    for (int i = 1; i < common.length; i++) {
      least = common[i] < common[least] ? i : least;
    }
    return members[least];
  }

  private TellingApart told(MadeUpTable table, Split neighbour, double level, Context context) {
    CodedRows person = table.coded(new int[] {alone(table)});
    double[][] with = measures(table, table.split(), "with", person, context);
    double[][] without = measures(table, neighbour, "without", person, context);
    double delta = table.spent().map(Spent::delta).orElse(0.0);
    int half = trials / 2;
    Sign sign = best(half(with, 0, half), half(without, 0, half), level, delta);
    double[] here = half(with, half, trials)[sign.measure()];
    double[] there = half(without, half, trials)[sign.measure()];
    int most = trials - half;
    return new TellingApart(
        sign.bound(sign.count(here), sign.count(there), most, level, delta),
        Sign.bound(most, 0, most, level, delta, false),
        table.spent().map(Spent::epsilon),
        delta,
        most,
        level);
  }

  /** What is measured of each trial, {@code [measures][trials]}. */
  private double[][] measures(
      MadeUpTable table, Split split, String which, CodedRows person, Context context) {
    double[][] all = new double[person.columns() + 2][trials];
    for (int trial = 0; trial < trials; trial++) {
      context.control().check();
      CodedRows made =
          table.trial(
              split,
              context.trainer().draws().fresh(context.seed().split(which).split(trial)),
              context.trainer(),
              context.control());
      for (int column = 0; column < person.columns(); column++) {
        int cell = person.codes()[column][0];
        all[column][trial] = Arrays.stream(made.codes()[column]).filter(it -> it == cell).count();
      }
      all[person.columns()][trial] = made.count();
      all[person.columns() + 1][trial] =
          made.count() == 0
              ? Double.NEGATIVE_INFINITY
              : new Density(made, SMOOTHING, context.control()).of(person)[0];
    }
    return all;
  }

  private static double[][] half(double[][] measures, int from, int to) {
    return Arrays.stream(measures)
        .map(it -> Arrays.copyOfRange(it, from, to))
        .toArray(double[][]::new);
  }

  /**
   * What a table is called by.
   *
   * @param threshold from which on it is called one with the person
   * @param turned whether it is the other table that is called rarely
   */
  private record Sign(int measure, double threshold, boolean turned) {
    int count(double[] measured) {
      return (int) Arrays.stream(measured).filter(it -> it >= threshold).count();
    }

    double bound(int here, int there, int of, double level, double delta) {
      return bound(here, there, of, level, delta, turned);
    }

    /** ln((p − δ) / q) of a call that comes with p of one table, and with q of the other. */
    static double bound(int here, int there, int of, double level, double delta, boolean turned) {
      Estimate often = Intervals.clopperPearson(turned ? of - there : here, of, level);
      Estimate seldom = Intervals.clopperPearson(turned ? of - here : there, of, level);
      return often.lower() <= delta
          ? 0
          : Math.max(0, Math.log((often.lower() - delta) / seldom.upper()));
    }
  }

  private static Sign best(double[][] with, double[][] without, double level, double delta) {
    Sign best = new Sign(0, Double.POSITIVE_INFINITY, false);
    double most = -1;
    for (int measure = 0; measure < with.length; measure++) {
      double[] thresholds =
          DoubleStream.concat(Arrays.stream(with[measure]), Arrays.stream(without[measure]))
              .distinct()
              .toArray();
      for (double threshold : thresholds) {
        for (boolean turned : new boolean[] {false, true}) {
          Sign sign = new Sign(measure, threshold, turned);
          double bound =
              sign.bound(
                  sign.count(with[measure]),
                  sign.count(without[measure]),
                  with[measure].length,
                  level,
                  delta);
          if (bound > most) {
            most = bound;
            best = sign;
          }
        }
      }
    }
    return best;
  }
}
