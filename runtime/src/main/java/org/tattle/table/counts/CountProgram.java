package org.tattle.table.counts;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.tattle.run.Control;

/**
 * The counts of those combinations that bounds leave open, as an integer program: whole numbers
 * within their bounds whose sums are as published. Its least and greatest value of a combination
 * are as narrow as can be told (Dobra and Fienberg 2000, Bounds for Cell Entries in Contingency
 * Tables Given Marginal Totals).
 */
public final class CountProgram {
  private static final long MILLIS = 5000;

  private final CellBounds bounds;
  private final int[] open;

  public CountProgram(CellBounds bounds) {
    this.bounds = bounds;
    this.open = bounds.open();
  }

  /** How many combinations are open. */
  public int size() {
    return open.length;
  }

  /** Narrows each open combination's bounds by the program, as far as it gets. */
  public void narrow(Control control) {
    for (int i = 0; i < open.length; i++) {
      control.check();
      int cell = open[i];
      if (bounds.least()[cell] < bounds.most()[cell]) {
        int from = bound(i, false).orElse(bounds.least()[cell]);
        int to = bound(i, true).orElse(bounds.most()[cell]);
        bounds.tighten(cell, from, to);
        bounds.spread(control);
      }
    }
  }

  private Optional<Integer> bound(int which, boolean greatest) {
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    model.options.time_abort = MILLIS;
    model.options.time_suffice = MILLIS;
    Map<Integer, Variable> variables = new HashMap<>();
    for (int cell : open) {
      variables.put(
          cell,
          model
              .newVariable("c" + cell)
              .integer()
              .lower(bounds.least()[cell])
              .upper(bounds.most()[cell]));
    }
    constrain(model, variables);
    variables.get(open[which]).weight(1);
    Optimisation.Result found = greatest ? model.maximise() : model.minimise();
    return found.getState().isOptimal()
        ? Optional.of((int) Math.round(found.getValue()))
        : Optional.empty();
  }

  private void constrain(ExpressionsBasedModel model, Map<Integer, Variable> variables) {
    List<CellBounds.Line> lines = bounds.lines();
    for (int i = 0; i < lines.size(); i++) {
      int[] free = Arrays.stream(lines.get(i).cells()).filter(variables::containsKey).toArray();
      int settled =
          Arrays.stream(lines.get(i).cells())
              .filter(cell -> !variables.containsKey(cell))
              .map(cell -> bounds.least()[cell])
              .sum();
      if (free.length > 0) {
        Expression sum = model.newExpression("l" + i);
        sum.lower(lines.get(i).low() - settled).upper(lines.get(i).high() - settled);
        for (int cell : free) {
          sum.set(variables.get(cell), 1);
        }
      }
    }
  }
}
