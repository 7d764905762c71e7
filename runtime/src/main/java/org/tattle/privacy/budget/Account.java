package org.tattle.privacy.budget;

import java.util.Optional;
import java.util.function.DoublePredicate;
import org.tattle.data.Likeness;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.Neighbours;
import org.tattle.privacy.account.WrittenNumber;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.PrivacyFaults;

/**
 * The budget of the people of a table, and the ledger that it is spent from. Everything that was
 * spent is composed at the budget's δ, as tightly as can be proved, each time that something is
 * added; it is not a sum of ε.
 *
 * <p>What is added up must compare the same two data sets. A release compares tables with one row
 * more or less, and how many rows there are is private. A private training takes their number n for
 * known: it sets the rate, and the δ that is taken when none is given. Then two tables are compared
 * of n places each, one place empty or not. A release keeps its promise there too: it takes no n
 * from anywhere, so an empty place is to it a row less. So all of it together holds for one place
 * empty or not, n known; and where nothing was trained, for one row more or less.
 *
 * @param ledger where expenses are kept
 * @param people whose rows they are
 * @param unit what each of its answers hides
 * @param budget what may be spent in all
 */
public record Account(Ledger ledger, Likeness people, PrivacyUnit unit, Guarantee budget) {

  /** The share of a budget that is nothing: once no more than that is left, nothing is answered. */
  private static final double NOTHING = 1e-6;

  /** As many as tell any two numbers apart. */
  private static final int DIGITS = 17;

  /** What the ledger knows of these people. */
  public Ledger.Known known() {
    return ledger.of(people);
  }

  /** The ε of everything spent so far, at the budget's δ. */
  public double epsilon() {
    return Composition.epsilon(known().spent(unit), budget.delta());
  }

  /**
   * Charges an expense: call it before any noise is drawn for it. When this returns, the expense is
   * on the disk and stays spent whatever happens next. What was charged before, and is the very
   * same draw again, is not charged twice.
   *
   * @param what what it is for, in words or script
   * @param draw what will be drawn
   * @throws Fault D432 if the budget does not allow it; then nothing was charged
   */
  public void charge(String what, Draw draw, Neighbours neighbours, Expense expense) {
    ledger.charge(
        people,
        what,
        draw,
        neighbours,
        unit,
        expense,
        known -> {
          if (!fits(known.spent(unit), expense)) {
            throw refused(known, expense);
          }
        });
  }

  /** The largest ε-private answer that still fits, to 1 % of what is left; 0 if none does. */
  public double fitting() {
    return fitting(known().spent(unit));
  }

  private double fitting(Expense spent) {
    if (exhausted(spent)) {
      return 0;
    }
    DoublePredicate fits = epsilon -> fits(spent, Expense.pure(epsilon));
    double rest = Expense.written(budget.epsilon() - Composition.epsilon(spent, budget.delta()));
    double low = fits.test(rest) ? rest : 0;
    double high = budget.epsilon();
    if (low == high) {
      return high;
    }
    while (high - low > 0.01 * high && high > NOTHING * budget.epsilon()) {
      Control.heed();
      double middle = (low + high) / 2;
      if (fits.test(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean fits(Expense spent, Expense more) {
    return !exhausted(spent) && Composition.within(spent.plus(more), budget);
  }

  private boolean exhausted(Expense spent) {
    return !Double.isInfinite(budget.epsilon())
        && Composition.epsilon(spent, budget.delta()) >= budget.epsilon() * (1 - NOTHING);
  }

  /**
   * Why nothing adds up, if answers were charged that hide something else than those of this
   * account.
   */
  public Optional<String> discord() {
    return others(known()).map(other -> "answers were charged to it that hide " + other.words());
  }

  private Optional<PrivacyUnit> others(Ledger.Known known) {
    return known.charges().stream()
        .map(Charge::unit)
        .filter(other -> !other.equals(unit))
        .findFirst();
  }

  private Fault discordant(Ledger.Known known, PrivacyUnit other) {
    boolean both = known.charges().stream().anyMatch(charge -> charge.unit().equals(unit));
    String cure =
        both
            ? "answers of both kinds were charged already, so nothing more fits"
            : other
                .person()
                .map("load the data with `person=%s`, as they were for those"::formatted)
                .orElse("load the data without `person`, as they were for those");
    return Fault.of(PrivacyFaults.OTHER_KINDS_CHARGED, other.words(), unit.words(), cure).at("eps");
  }

  private Fault refused(Ledger.Known known, Expense expense) {
    Optional<PrivacyUnit> other = others(known);
    return other.isPresent() ? discordant(known, other.get()) : refused(known.spent(unit), expense);
  }

  private Fault refused(Expense spent, Expense expense) {
    String whole = WrittenNumber.of(budget.epsilon());
    String delta = WrittenNumber.of(budget.delta());
    if (exhausted(spent)) {
      return Fault.of(PrivacyFaults.ALL_SPENT, whole, delta).at("eps");
    }
    double fitting = fitting(spent);
    return Fault.of(
            PrivacyFaults.TOO_LITTLE_LEFT,
            WrittenNumber.rounded(Composition.epsilon(spent, budget.delta()), 3),
            whole,
            delta,
            lacking(spent, expense),
            fitting > 0
                ? "an answer with `eps=%s` would fit".formatted(WrittenNumber.down(fitting, 2))
                : "nothing more fits")
        .at("eps");
  }

  /** How much more it takes than there is, in as many digits as show it. */
  private String lacking(Expense spent, Expense expense) {
    double before = Composition.epsilon(spent, budget.delta());
    double taken = Composition.epsilon(spent.plus(expense), budget.delta()) - before;
    double left = budget.epsilon() - before;
    if (Double.isInfinite(taken)) {
      return ", and at that delta this has no bound";
    }
    int digits = 3;
    while (digits < DIGITS
        && WrittenNumber.rounded(taken, digits).equals(WrittenNumber.rounded(left, digits))) {
      digits++;
    }
    return ", %s is left, and this takes %s"
        .formatted(WrittenNumber.rounded(left, digits), WrittenNumber.rounded(taken, digits));
  }
}
