package org.tattle.privacy;

import java.util.function.DoublePredicate;
import org.tattle.run.Fault;

/**
 * The budget of one data set, by its digest, and the ledger that it is spent from. Everything that
 * was spent is composed at the budget's δ, as tightly as can be proved, each time that something is
 * added; it is not a sum of ε.
 *
 * @param ledger where expenses are kept
 * @param data the digest of the data set
 * @param budget what may be spent in all
 */
public record Account(Ledger ledger, String data, Guarantee budget) {

  /** The ε of everything spent so far, at the budget's δ. */
  public double epsilon() {
    return ledger.spent(data).epsilon(budget.delta());
  }

  /**
   * Charges an expense: call it before any noise is drawn for it. When this returns, the expense is
   * on the disk and stays spent whatever happens next.
   *
   * @param what what it is for, in words or script
   * @throws Fault D432 if the budget does not allow it; then nothing was charged
   */
  public void charge(String what, Expense expense) {
    charge(what, expense, false);
  }

  /**
   * The same for what may have been charged before.
   *
   * @param again whether the same words always stand for the very same answer, noise included: it
   *     is charged once
   * @throws Fault D432 if the budget does not allow it; then nothing was charged
   */
  public void charge(String what, Expense expense, boolean again) {
    ledger.add(
        new Ledger.Entry(data, what, expense),
        again,
        spent -> {
          if (!fits(spent.plus(expense))) {
            throw refused(spent, expense);
          }
        });
  }

  /** The largest ε-private answer that still fits, to 1 % of what is left; 0 if none does. */
  public double fitting() {
    return fitting(ledger.spent(data));
  }

  private double fitting(Expense spent) {
    if (spent.epsilon(budget.delta()) >= budget.epsilon()) {
      return 0;
    }
    DoublePredicate fits = epsilon -> fits(spent.plus(Expense.pure(epsilon)));
    double low = 0;
    double high = budget.epsilon();
    while (high - low > 0.01 * high) {
      double middle = (low + high) / 2;
      if (fits.test(middle)) {
        low = middle;
      } else {
        high = middle;
      }
      if (high < 1e-6 * budget.epsilon()) {
        return 0;
      }
    }
    return low;
  }

  /** A sum of shares, such as ten times 0.1, may miss a round budget by a rounding error. */
  private boolean fits(Expense all) {
    return all.epsilon(budget.delta()) <= budget.epsilon() * (1 + 1e-12);
  }

  private Fault refused(Expense spent, Expense expense) {
    double before = spent.epsilon(budget.delta());
    double fitting = fitting(spent);
    String left =
        "%s of `eps=%s` is spent at `delta=%s`"
            .formatted(
                Figure.rounded(before, 3), Figure.of(budget.epsilon()), Figure.of(budget.delta()));
    return new Fault(
        "D432",
        "eps",
        "the budget does not allow it: %s, and this would make it %s"
            .formatted(left, Figure.rounded(spent.plus(expense).epsilon(budget.delta()), 3)),
        fitting > 0
            ? "an answer with `eps=%s` would fit".formatted(Figure.down(fitting, 2))
            : "nothing more fits");
  }
}
