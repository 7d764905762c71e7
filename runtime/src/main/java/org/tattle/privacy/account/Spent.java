package org.tattle.privacy.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The privacy that was spent, and everything it rests on: an ε is comparable with another only when
 * all of this agrees.
 *
 * @param epsilon an upper bound, in nats; +∞ for no guarantee
 * @param delta at which δ
 * @param by the accountant
 * @param lower a lower bound on the same ε, if the accountant gives one, else 0
 * @param renyi the Rényi accountant's bound on the same, if it was asked, else NaN
 * @param order the Rényi order that gave the bound, or NaN
 * @param mesh the grid of privacy losses in nats, or NaN
 * @param sampling how rows were chosen
 * @param neighbours which data sets are compared
 * @param steps the steps that spent it, for a budget to add to others
 * @param notes what a reader must know besides, a sentence each, without a full stop
 * @param besides what is paid for besides the steps, such as finite arithmetic; contained in ε and
 *     δ
 * @param seeded whether the user set a seed, from which coins and noise can be computed
 */
public record Spent(
    double epsilon,
    double delta,
    Accounting by,
    double lower,
    double renyi,
    double order,
    double mesh,
    Sampling sampling,
    Neighbours neighbours,
    List<Steps> steps,
    List<String> notes,
    Expense besides,
    boolean seeded) {

  /** What is said next to an ε whose coins and noise follow from a seed that was set. */
  public static final String SEEDED =
      "a seed is set, so it holds only against those who do not know the seed";

  /** The same of steps alone, drawn from the secure source. */
  public Spent(
      double epsilon,
      double delta,
      Accounting by,
      double lower,
      double renyi,
      double order,
      double mesh,
      Sampling sampling,
      Neighbours neighbours,
      List<Steps> steps,
      List<String> notes) {
    this(
        epsilon,
        delta,
        by,
        lower,
        renyi,
        order,
        mesh,
        sampling,
        neighbours,
        steps,
        notes,
        Expense.NONE,
        false);
  }

  public Spent {
    steps = List.copyOf(steps);
    notes = List.copyOf(notes);
  }

  /** What to charge to an budget. */
  public Expense expense() {
    return Expense.steps(steps).plus(besides);
  }

  /** The same, of which a budget adds up ε and δ and not the steps. */
  Spent whole() {
    return with(epsilon, delta, Expense.of(new Guarantee(epsilon, delta)), notes, seeded);
  }

  /** The same, paying this besides. */
  public Spent paying(Guarantee more) {
    return with(
        epsilon + more.epsilon(),
        Math.min(1, delta + more.delta()),
        besides.plus(Expense.of(more)),
        notes,
        seeded);
  }

  /** The same of a run whose seed was set. */
  public Spent fromSeed() {
    return with(epsilon, delta, besides, notes, true);
  }

  /** The same, with something more that a reader must know. */
  public Spent noting(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return with(epsilon, delta, besides, more, seeded);
  }

  /** The same where a person with all of their rows is hidden. */
  public Spent ofPersons() {
    return with(sampling, Neighbours.PERSON, epsilon, delta, besides, notes, seeded);
  }

  /** The same where a client with all of its rows is hidden. */
  public Spent ofClients() {
    return with(sampling, Neighbours.CLIENT, epsilon, delta, besides, notes, seeded);
  }

  /** The same where each client hides what it sends by itself. */
  public Spent ofReports() {
    return with(sampling, Neighbours.REPORT, epsilon, delta, besides, notes, seeded);
  }

  /** The same of sums over a tree, of whose nodes a row is in so many. */
  public Spent byTree() {
    return with(Sampling.TREE, neighbours, epsilon, delta, besides, notes, seeded);
  }

  private Spent with(
      double eps, double failure, Expense paid, List<String> said, boolean repeatable) {
    return with(sampling, neighbours, eps, failure, paid, said, repeatable);
  }

  private Spent with(
      Sampling chosen,
      Neighbours compared,
      double eps,
      double failure,
      Expense paid,
      List<String> said,
      boolean repeatable) {
    return new Spent(
        eps,
        failure,
        by,
        lower,
        renyi,
        order,
        mesh,
        chosen,
        compared,
        steps,
        said,
        paid,
        repeatable);
  }

  /** What the bound rests on, in one line. */
  public String basis() {
    String proof =
        "%s%s; %s; %s".formatted(by.words(), detail(), sampling.words(unit()), neighbours.words());
    return seeded ? proof + "; " + SEEDED : proof;
  }

  /** One of what it hides. */
  public String unit() {
    return switch (neighbours) {
      case PERSON -> "person";
      case CLIENT, REPORT -> "client";
      case ADD_REMOVE, REPLACE, PLACES -> "row";
    };
  }

  private String detail() {
    if (!Double.isNaN(order)) {
      return " at order " + WrittenNumber.rounded(order, 4);
    }
    if (Double.isNaN(mesh)) {
      return "";
    }
    return " on a grid of %s (from %s to %s; %s by the Rényi accountant)"
        .formatted(
            WrittenNumber.rounded(mesh, 2),
            WrittenNumber.rounded(lower, 4),
            WrittenNumber.rounded(epsilon, 4),
            WrittenNumber.rounded(renyi, 4));
  }

  /** Whether ε is a bound that was proved, and not an approximation. */
  public boolean guaranteed() {
    return doubt().isEmpty();
  }

  /**
   * Why ε guarantees nothing, in words to stand after the number; empty if it is a bound that was
   * proved. Whoever shows ε shows this with it.
   */
  public Optional<String> doubt() {
    return by.doubt();
  }
}
