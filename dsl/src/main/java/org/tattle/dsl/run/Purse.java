package org.tattle.dsl.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tattle.dsl.show.Axis;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.Series;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.privacy.Account;
import org.tattle.privacy.Expense;
import org.tattle.privacy.Guarantee;
import org.tattle.privacy.Ledger;

/**
 * The budgets of a session, by the digest of the data, and the ledger they are spent from. A
 * release is always written to the ledger, as it is made to be published. A training is, once its
 * data have a budget: most private models that an audit trains are never shown to anybody.
 */
final class Purse {
  /** Where expenses are compared that no budget gives a delta for. */
  private static final Guarantee UNLIMITED = new Guarantee(Double.POSITIVE_INFINITY, 1e-6);

  private final Ledger ledger;
  private final Map<String, Guarantee> budgets = new HashMap<>();

  Purse(Ledger ledger) {
    this.ledger = ledger;
  }

  void allow(String data, Guarantee budget) {
    budgets.put(data, budget);
  }

  boolean limited(String data) {
    return budgets.containsKey(data);
  }

  /**
   * Charges an expense; to be called before noise is drawn for it.
   *
   * @param again whether the same words always stand for the same answer
   * @throws org.tattle.run.Fault D432 if a budget does not allow it
   */
  void charge(String data, String what, Expense expense, boolean again) {
    account(data).charge(what, expense, again);
  }

  private Account account(String data) {
    return new Account(ledger, data, budgets.getOrDefault(data, UNLIMITED));
  }

  /** What is left, in a sentence, where there is a budget. */
  Optional<String> left(String data) {
    return limited(data) ? Optional.of(left(account(data))) : Optional.empty();
  }

  private static String left(Account account) {
    double fitting = account.fitting();
    return "Of the budget eps=%s at delta=%s, %s is spent; %s."
        .formatted(
            Numbers.epsilon(account.budget().epsilon()),
            Numbers.small(account.budget().delta()),
            Numbers.epsilon(account.epsilon()),
            fitting > 0
                ? "an answer with eps=%s would fit"
                    .formatted(Numbers.real(Math.floor(fitting * 1000) / 1000))
                : "nothing more fits");
  }

  /** Everything that was spent on a data set, as a table and, where there is a budget, a chart. */
  List<Shown> views(String name, String data) {
    Account account = account(data);
    double delta = account.budget().delta();
    List<List<String>> rows = new ArrayList<>();
    List<Double> sums = new ArrayList<>(List.of(0.0));
    Expense spent = Expense.NONE;
    for (Ledger.Entry entry : ledger.entries()) {
      if (entry.data().equals(data)) {
        spent = spent.plus(entry.expense());
        sums.add(spent.epsilon(delta));
        rows.add(
            List.of(
                entry.what().replaceFirst(" \\[.*]$", ""),
                Numbers.epsilon(entry.expense().epsilon(delta)),
                Numbers.epsilon(spent.epsilon(delta))));
      }
    }
    TableView table =
        TableView.of(
            "budget of " + name,
            List.of("what was done", "eps alone", "eps so far"),
            rows,
            List.of(
                limited(data)
                    ? left(account)
                    : "No budget is set; eps is at delta=%s. Such as: set budget eps=3 delta=1e-6 on %s"
                        .formatted(Numbers.small(delta), name),
                "It is composed over all that is in the ledger, and so may be less than the sum."));
    return limited(data) && !rows.isEmpty()
        ? List.of(table, chart(name, sums, account.budget().epsilon()))
        : List.of(table);
  }

  /** What was spent after each answer, below what may be. */
  private static Figure chart(String name, List<Double> sums, double budget) {
    double[] answers = IntStream.range(0, sums.size()).asDoubleStream().toArray();
    double[] spent = sums.stream().mapToDouble(sum -> sum).toArray();
    double[] limit = new double[answers.length];
    Arrays.fill(limit, budget);
    return new Figure(
        "Budget of " + name,
        Axis.linear("answers", 0, answers.length - 1),
        Axis.around("eps spent", false, 0, budget),
        List.of(
            Series.dashed("budget", -1, answers, limit), Series.line("spent", 0, answers, spent)),
        List.of());
  }
}
