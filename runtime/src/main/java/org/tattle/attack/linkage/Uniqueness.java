package org.tattle.attack.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.WrittenColumn;
import org.tattle.measure.Estimate;
import org.tattle.model.Access;
import org.tattle.publication.PublishedTable;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.PublicationFaults;
import org.tattle.table.Fitting;

/**
 * Counts who is alone by what is known of people, in the table and among all there are. How many
 * are alone among more people than the data have is estimated (Zayatz 1991): of the rows that are
 * alone in the table, the share {@code c₁ π / Σ c_i i π (1 − π)^(i−1)}, where c_i of the classes
 * have i rows and π is the share of the people that is in the table. It holds where classes among
 * all are sized as in the table, which errs to the high side.
 */
@Component(
    name = "uniqueness",
    doc = "Counts who is alone by what is known of people, in the table and among all.",
    paper = "Zayatz 1991, Estimation of the Percent of Unique Population Elements",
    example = "attack uniqueness on open with population=300M")
public record Uniqueness(
    @Param(doc = "what is known of people; the quasi-identifiers if not given", column = true)
        List<String> known,
    @Param(
            doc =
                "how many people there are of whom those in the table are some; those of the data"
                    + " if not given",
            min = 1)
        Optional<Double> population)
    implements Attack<PublishedTable> {
  private static final int DRAWS = 1000;
  private static final int MOST_COLUMNS = 16;

  public Uniqueness {
    known = List.copyOf(known);
  }

  public Uniqueness() {
    this(List.of(), Optional.empty());
  }

  @Override
  public Class<PublishedTable> on() {
    return PublishedTable.class;
  }

  @Override
  public Class<Alone> finds() {
    return Alone.class;
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.ROWS);
  }

  @Override
  public Alone run(PublishedTable table, Context context) {
    List<String> by =
        (known.isEmpty() ? table.quasi() : known)
            .stream().filter(name -> table.table().column(name).isPresent()).distinct().toList();
    if (by.isEmpty()) {
      throw Fault.of(PublicationFaults.NOTHING_KNOWN);
    }
    Fitting rows = rows(table, by, context.control());
    int rowsInAll = table.owners().length;
    List<Alone.Without> without = new ArrayList<>();
    for (String column : by) {
      List<String> others = by.stream().filter(name -> !name.equals(column)).toList();
      without.add(
          new Alone.Without(column, alone(rows(table, others, context.control())), rowsInAll));
    }
    Estimate among =
        population
            .map(all -> estimated(rows, rowsInAll, Math.max(all, rowsInAll), context))
            .orElseGet(() -> counted(table, by, context.control()));
    boolean few = by.size() <= MOST_COLUMNS;
    return new Alone(
        by,
        alone(rows),
        rowsInAll,
        among,
        population,
        without,
        few ? new Exposure(table, by, context.control()).rows() : List.of(),
        alone(rows) > 0 ? Fixes.of(table, by, context) : List.of());
  }

  private static Fitting rows(PublishedTable table, List<String> by, Control control) {
    List<WrittenColumn> columns =
        by.stream().map(name -> table.table().column(name).orElseThrow()).toList();
    return new Fitting(columns, List.of(), table.owners().length, 0, control);
  }

  private static int alone(Fitting rows) {
    return (int) Arrays.stream(rows.sizes()).filter(size -> size == 1).count();
  }

  /** Of the rows, whose owners are alone among all people of the data. */
  private static Estimate counted(PublishedTable table, List<String> by, Control control) {
    List<WrittenColumn> everybody =
        by.stream().map(name -> table.everybody().column(name).orElseThrow()).toList();
    Fitting people = new Fitting(everybody, List.of(), table.data().rows(), 0, control);
    int alone =
        (int)
            Arrays.stream(table.owners())
                .filter(owner -> people.size(people.ofRow(owner)) == 1)
                .count();
    return Estimate.proportion(alone, Math.max(1, table.owners().length));
  }

  private static Estimate estimated(Fitting rows, int count, double all, Context context) {
    int[] sizes = rows.sizes();
    int largest = Arrays.stream(sizes).max().orElse(0);
    double[] having = new double[largest + 1];
    Arrays.stream(sizes).forEach(size -> having[size]++);
    double share = Math.min(1, count / all);
    double value = zayatz(having, share, count);
    UniformRandomProvider random = context.seed().random();
    double[] drawn = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      context.control().check();
      double[] other = new double[having.length];
      for (int size = 1; size < other.length; size++) {
        other[size] = having[size] == 0 ? 0 : PoissonSampler.of(random, having[size]).sample();
      }
      drawn[i] = zayatz(other, share, count);
    }
    Arrays.sort(drawn);
    int tail = (int) (DRAWS * (1 - Estimate.LEVEL) / 2);
    return new Estimate(
        value,
        Math.min(value, drawn[tail]),
        Math.max(value, drawn[DRAWS - 1 - tail]),
        Estimate.LEVEL,
        "Poisson bootstrap");
  }

  /**
   * The share of rows whose owners are alone among all people, by how many classes have so many.
   */
  static double zayatz(double[] having, double share, int rows) {
    double sum = 0;
    for (int size = 1; size < having.length; size++) {
      sum += having[size] * size * share * Math.pow(1 - share, size - 1);
    }
    double alone = having.length > 1 ? having[1] : 0;
    return sum == 0 ? 0 : Math.min(1, alone * share / sum * alone / rows);
  }

  /** Nothing is told of anybody here that their own row does not say. */
  @Override
  public Optional<Counterpart> control(PublishedTable table, Context context) {
    return Optional.empty();
  }
}
