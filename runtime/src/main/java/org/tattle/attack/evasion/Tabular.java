package org.tattle.attack.evasion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.attack.Context;
import org.tattle.attack.Work;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.data.table.cell.Headings;
import org.tattle.model.Access;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.AttackFaults;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;

/**
 * Misleads by what people could write in a table otherwise: in each round one more column of a row
 * gets the value that makes its class least likely, of the other names that it may hold or of its
 * number moved to either end of what the radius allows, until another class wins (Kireev, Kulynych
 * and Troncoso 2023, section 4, with a cost of one a column). Columns that a person cannot change
 * are kept out by {@code fixed}.
 */
@Component(
    name = "tabular",
    doc = "Changes single columns of a table, within what they are declared to hold.",
    paper = "Kireev et al. 2023, Adversarial Robustness for Tabular Data through Cost and Utility",
    example = "attack tabular with changes=2")
public record Tabular(
    @Param(doc = "columns of a row that are changed at most", min = 0, max = 1000) int changes,
    @Param(doc = "how far a number may be moved, in its range", min = 0, max = 1) double radius,
    @Param(doc = "columns that nobody can change", column = true) List<String> fixed,
    @EvasionAttack.Most int rows)
    implements EvasionAttack {

  public Tabular() {
    this(2, 0.1, List.of(), 200);
  }

  public Tabular {
    fixed = List.copyOf(fixed);
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.LABELS, Access.PROBABILITIES, Access.QUERIES);
  }

  @Override
  public Work work(Prospect target, Context context) {
    int width = target.data().shape().size();
    columns(target.data());
    return Effort.passes(2.0 * changes * width, rows, target);
  }

  /** Nothing may be changed where no column may. */
  @Override
  public Tabular within(double other, int most) {
    return new Tabular(other == 0 ? 0 : changes, radius, fixed, Math.min(rows, most));
  }

  @Override
  public Evasion run(Target target, Context context) {
    Attempt attempt = Attempt.anyhow(target, context, rows);
    List<Column> columns = columns(target.data());
    UniformRandomProvider random = context.seed().split("columns").random();
    float[] found = attempt.values.clone();
    boolean[] misled = new boolean[attempt.rows.length];
    int[] count = new int[attempt.rows.length];
    List<List<Column>> left = new ArrayList<>();
    for (int i = 0; i < attempt.rows.length; i++) {
      left.add(new ArrayList<>(columns));
    }
    for (int round = 1; round <= changes; round++) {
      for (int i : attempt.attacked()) {
        if (!misled[i] && !left.get(i).isEmpty()) {
          misled[i] = step(attempt, found, i, left.get(i));
          count[i]++;
        }
      }
    }
    int[] noisy = attempt.said(noise(attempt, columns, random));
    int[] said = attempt.said(found);
    Dataset data = target.data();
    List<Changed> all = new ArrayList<>();
    for (int i = 0; i < said.length; i++) {
      boolean right = attempt.right[i];
      boolean fallen = right && said[i] >= 0 && said[i] != attempt.labels[i];
      all.add(
          new Changed(
              attempt.rows[i],
              data.classes().get(attempt.labels[i]),
              !right || said[i] < 0 ? "" : data.classes().get(said[i]),
              right,
              fallen,
              fallen ? count[i] : Double.POSITIVE_INFINITY,
              right && noisy[i] >= 0 && noisy[i] != attempt.labels[i]));
    }
    return new Evasion(
        changes,
        Evasion.Unit.COLUMNS,
        all,
        Optional.empty(),
        Optional.empty(),
        attempt.queries(),
        List.of("radii here are columns changed."),
        List.of());
  }

  /**
   * Those that may be changed.
   *
   * @throws Fault T306 if rows have none that may be changed, or one of these is a number without
   *     bounds, R504 if one that nobody can change does not exist
   */
  private List<Column> columns(Dataset data) {
    if (data.columns().isEmpty() || data.shape().image()) {
      throw Fault.of(AttackFaults.NO_COLUMNS, data.name());
    }
    List<String> names = data.columns().stream().map(Column::name).toList();
    for (String name : fixed) {
      if (data.written().column(name).isEmpty()) {
        Headings.find(names, name, "fixed", data.name(), "name one of its columns");
      }
    }
    List<Column> columns =
        data.columns().stream().filter(it -> !fixed.contains(it.name())).toList();
    Attempt.demandRanges(columns);
    if (columns.isEmpty()) {
      throw Fault.of(AttackFaults.ALL_FIXED, names.get(0)).at("fixed");
    }
    return columns;
  }

  /** Makes the one change that helps most, and says whether the row is misled then. */
  private boolean step(Attempt attempt, float[] found, int i, List<Column> left) {
    List<float[]> candidates = new ArrayList<>();
    List<Column> of = new ArrayList<>();
    float[] row = attempt.take(found, new int[] {i});
    for (Column column : left) {
      for (float[] other : others(column, row)) {
        candidates.add(other);
        of.add(column);
      }
    }
    float[] all = new float[candidates.size() * row.length];
    for (int k = 0; k < candidates.size(); k++) {
      System.arraycopy(candidates.get(k), 0, all, k * row.length, row.length);
    }
    int label = attempt.labels[i];
    double[] margins = new double[candidates.size()];
    Arrays.fill(margins, Double.POSITIVE_INFINITY);
    attempt.ask(
        all,
        (k, answers, a) -> {
          double[] ln = answers.ln(a);
          double rival = Double.NEGATIVE_INFINITY;
          for (int c = 0; c < ln.length; c++) {
            rival = c == label ? rival : Math.max(rival, ln[c]);
          }
          margins[k] = answers.predicted(a) == label ? Math.max(0, ln[label] - rival) : -1;
        });
    int best = -1;
    for (int k = 0; k < margins.length; k++) {
      best = best < 0 || margins[k] < margins[best] ? k : best;
    }
    if (best < 0) {
      return false;
    }
    attempt.put(candidates.get(best), 0, found, i);
    left.remove(of.get(best));
    return margins[best] < 0;
  }

  /** The row with each other value that a column may have. */
  private List<float[]> others(Column column, float[] row) {
    List<float[]> others = new ArrayList<>();
    if (column.type() == Column.Type.CATEGORY) {
      for (int c = 0; c < column.width(); c++) {
        if (row[column.first() + c] != 1) {
          float[] other = row.clone();
          Arrays.fill(other, column.first(), column.first() + column.width(), 0);
          other[column.first() + c] = 1;
          others.add(other);
        }
      }
      return others;
    }
    float least = column.type() == Column.Type.NUMBER ? -1 : 0;
    float way = (float) (radius * (1 - least));
    for (int f = column.first(); f < column.first() + column.width(); f++) {
      for (float sign : new float[] {-1, 1}) {
        float[] other = row.clone();
        other[f] = Math.max(least, Math.min(1, row[f] + sign * way));
        others.add(other);
      }
    }
    return others;
  }

  /** Rows with as many columns changed, whichever. */
  private float[] noise(Attempt attempt, List<Column> columns, UniformRandomProvider random) {
    float[] noisy = attempt.values.clone();
    for (int i = 0; i < attempt.rows.length; i++) {
      List<Column> left = new ArrayList<>(columns);
      for (int change = 0; change < changes && !left.isEmpty(); change++) {
        Column column = left.remove(random.nextInt(left.size()));
        List<float[]> others = others(column, attempt.take(noisy, new int[] {i}));
        if (!others.isEmpty()) {
          attempt.put(others.get(random.nextInt(others.size())), 0, noisy, i);
        }
      }
    }
    return noisy;
  }
}
