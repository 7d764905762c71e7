package org.tattle.privacy.account;

import java.util.List;

/**
 * What many steps and answers spend together, one after the other on the same rows.
 *
 * <p>Kept apart from {@link Expense}, which says what was paid, and from {@link Spent}, which says
 * what it came to: the accountants stand between the two.
 */
public final class Composition {
  private Composition() {}

  /**
   * What the steps of a training spend.
   *
   * @param by who adds them up
   * @param delta above 0 and below 1
   */
  public static Spent spent(Accounting by, List<Steps> steps, double delta) {
    return switch (by) {
      case RDP -> RdpAccountant.spent(steps, delta);
      case PRV -> PrvAccountant.spent(steps, delta);
      case ZCDP -> Zcdp.spent(steps, delta);
      case GDP -> GaussianLimit.spent(steps, delta);
    };
  }

  /**
   * The smallest ε at δ that is proved for all that was paid: by adding up, by Rényi divergences or
   * by privacy losses, whichever is least.
   *
   * @param delta 0 to below 1
   * @return in nats; +∞ if δ is too small for any
   */
  public static double epsilon(Expense expense, double delta) {
    double left = delta - expense.delta();
    List<Steps> telling = Steps.telling(expense.steps());
    double sum = Expense.up(expense.sum());
    if (left < 0 || Double.isInfinite(sum) || (left == 0 && !telling.isEmpty())) {
      return Double.POSITIVE_INFINITY;
    }
    if (left == 0) {
      return sum;
    }
    double least = sum + (telling.isEmpty() ? 0 : PrvAccountant.spent(telling, left).epsilon());
    return expense.pure().isEmpty() || expense.pure().size() + telling.size() == 1
        ? least
        : Math.min(least, PrvAccountant.epsilon(expense, left));
  }

  /**
   * Whether all that was paid is proved to stay within a guarantee. Sums of ε are those of the
   * decimal numbers that were written: three times 0.1 is 0.3, and not more.
   */
  public static boolean within(Expense expense, Guarantee budget) {
    boolean pureAlone =
        Steps.telling(expense.steps()).isEmpty() && expense.delta() <= budget.delta();
    return (pureAlone && expense.sum().compareTo(Expense.decimal(budget.epsilon())) <= 0)
        || epsilon(expense, budget.delta()) <= budget.epsilon();
  }
}
