package org.tattle.dsl.run.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tattle.data.Dataset;
import org.tattle.data.Likeness;
import org.tattle.dsl.plan.Loaded;
import org.tattle.dsl.show.Axis;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.Series;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.Neighbours;
import org.tattle.privacy.budget.Account;
import org.tattle.privacy.budget.Charge;
import org.tattle.privacy.budget.Draw;
import org.tattle.privacy.budget.Ledger;
import org.tattle.privacy.budget.PrivacyUnit;
import org.tattle.run.Control;

/**
 * The budgets of a session, by the people whose rows they are for, and the ledger they are spent
 * from. A release is always written to the ledger, as it is made to be published. A training is,
 * once its people have a budget: most private models that an audit trains are never shown to
 * anybody.
 */
public final class Budgets {
  /** Where expenses are compared that no budget gives a delta for. */
  private static final Guarantee UNLIMITED = new Guarantee(Double.POSITIVE_INFINITY, 1e-6);

  private final Ledger ledger;

  /** By the table that they were set on, the last one last. */
  private final Map<String, Guarantee> budgets = new LinkedHashMap<>();

  /** The tables that a budget was set on, or something was charged for, in this session. */
  private final Set<String> concerned = new HashSet<>();

  public Budgets(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Sets a budget.
   *
   * @param name what it is called, if it is
   * @param others whether these are other people than those they look like
   * @return what to tell of it, a line each
   * @throws org.tattle.run.Fault D445 or D446 if that contradicts what the ledger knows
   */
  public List<String> allow(Dataset data, Optional<String> name, boolean others, Guarantee budget) {
    Likeness people = data.likeness();
    Ledger.Known known = ledger.bind(people, name, others);
    budgets.remove(known.id());
    budgets.put(known.id(), budget);
    concerned.add(people.exact());
    List<String> lines = new ArrayList<>(List.of(left(account(data, known), known)));
    if (known.recognised()) {
      lines.add(
          "most of these rows were met before, in another table: what was spent on them counts");
    }
    if (name.isEmpty() && known.names().isEmpty()) {
      lines.add(
          "it has no name, and is bound to "
              + (people.tellsChangedCopies()
                  ? "tables that share most rows with this one, as far as columns that both have"
                      + " tell rows apart; a name binds others too"
                  : "the very same rows: a changed copy cannot be told from other people's data"));
    }
    return lines;
  }

  /** Whether these people have a budget. */
  public boolean limited(Likeness people) {
    return !budgets.isEmpty() && budget(ledger.of(people)).isPresent();
  }

  /** Whether these people have a budget, or something was charged for them in this session. */
  boolean concerns(Likeness people) {
    return concerned.contains(people.exact()) || limited(people);
  }

  /** Whether a budget was set in this session. */
  public boolean limits() {
    return !budgets.isEmpty();
  }

  /** The budget that was set last on a table of these people. */
  private Optional<Guarantee> budget(Ledger.Known known) {
    return budgets.entrySet().stream()
        .filter(set -> known.tables().contains(set.getKey()))
        .map(Map.Entry::getValue)
        .reduce((first, last) -> last);
  }

  /**
   * Charges an expense; to be called before noise is drawn for it.
   *
   * @throws org.tattle.run.Fault D432 if a budget does not allow it
   */
  public void charge(Dataset data, String what, Draw draw, Neighbours neighbours, Expense expense) {
    concerned.add(data.likeness().exact());
    account(data, ledger.of(data.likeness())).charge(what, draw, neighbours, expense);
  }

  private Account account(Dataset data, Ledger.Known known) {
    return new Account(
        ledger, data.likeness(), PrivacyUnit.of(data), budget(known).orElse(UNLIMITED));
  }

  /** What is left, in a sentence, where there is a budget. */
  public Optional<String> left(Dataset data) {
    Ledger.Known known = ledger.of(data.likeness());
    return budget(known).map(it -> left(account(data, known), known));
  }

  private static String left(Account account, Ledger.Known known) {
    double fitting = account.fitting();
    return "Of the budget%s eps=%s at delta=%s, %s is spent; %s."
        .formatted(
            known.names().stream().findFirst().map(" \"%s\","::formatted).orElse(""),
            Numbers.epsilon(account.budget().epsilon()),
            Numbers.small(account.budget().delta()),
            Numbers.epsilon(
                Composition.epsilon(known.spent(account.unit()), account.budget().delta())),
            fitting > 0
                ? "an answer with eps=%s would fit"
                    .formatted(org.tattle.privacy.account.WrittenNumber.down(fitting, 2))
                : "nothing more fits%s".formatted(account.discord().map(": "::concat).orElse("")));
  }

  /** Everything that was spent on some people, as a table and, where there is a budget, a chart. */
  public List<Shown> views(Loaded loaded) {
    String name = loaded.name();
    Ledger.Known known = ledger.of(loaded.data().likeness());
    Account account = account(loaded.data(), known);
    Optional<Guarantee> budget = budget(known);
    double delta = account.budget().delta();
    List<List<String>> rows = new ArrayList<>();
    List<Double> sums = new ArrayList<>(List.of(0.0));
    Expense spent = Expense.NONE;
    for (Charge charge : known.charges()) {
      Control.heed();
      spent = spent.plus(charge.of(account.unit()));
      sums.add(Composition.epsilon(spent, delta));
      rows.add(
          List.of(
              charge.what().replaceFirst(" \\[.*]$", ""),
              charge.neighbours() == Neighbours.PLACES ? "public" : "private",
              Numbers.epsilon(Composition.epsilon(charge.expense(), delta)),
              Numbers.epsilon(Composition.epsilon(spent, delta))));
    }
    List<String> notes = new ArrayList<>();
    notes.add(
        budget.isPresent()
            ? left(account, known)
            : "No budget is set; eps is at delta=%s. Such as: set budget eps=3 delta=1e-6 on %s"
                .formatted(Numbers.small(delta), name));
    notes.add("It is composed over all that is in the ledger, and so may be less than the sum.");
    notes.add(compared(account, known));
    known.notes().stream().map("In the ledger, %s."::formatted).forEach(notes::add);
    TableView table =
        TableView.of(
            "budget of " + name,
            List.of(
                "what was done",
                "number of " + account.unit().several(),
                "eps alone",
                "eps so far"),
            rows,
            notes);
    return budget.isPresent() && !rows.isEmpty()
        ? List.of(table, chart(name, sums, account.budget().epsilon()))
        : List.of(table);
  }

  /** Which two tables all of it together compares: see {@link Account}. */
  private static String compared(Account account, Ledger.Known known) {
    String one = account.unit().words();
    String several = account.unit().several();
    return known.charges().stream().anyMatch(it -> it.neighbours() == Neighbours.PLACES)
        ? "Together it hides %s where the number of %s is public, as training takes it."
            .formatted(one, several)
        : "It hides %s more or less, and so the number of %s.".formatted(one, several);
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
