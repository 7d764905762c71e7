package org.tattle.privacy.account;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tattle.privacy.account.loss.LossGrid;
import org.tattle.privacy.account.loss.LossSum;

/**
 * Adds up privacy losses as random variables (Gopi, Lee and Wutschitz 2021, algorithm 1): their sum
 * is convolved on a grid by FFT, and ε is read off with bounds on either side.
 *
 * <p>With mesh h, the sum of T rounding errors exceeds ε_err = h·√(T/2·ln(12/δ_err)) with
 * probability under δ_err/6 (Hoeffding), and the grid reaches as far as the Rényi accountant says
 * that losses get. So ε(δ − δ_err) + ε_err is an upper bound and ε(δ + δ_err) − ε_err a lower.
 * δ_err is δ/1000 and ε_err a hundredth of the Rényi bound, but from 0.001 to 0.005, so that it
 * grows with what is spent and the bounds keep that order. A grid that would be too large is
 * coarsened, and ε_err grows with it.
 *
 * <p>Steps on all rows need none of this: they are one Gaussian, and its ε is exact.
 */
public final class PrvAccountant {
  private static final int MOST_POINTS = 1 << 22;

  /** The largest tilt over the whole grid, in nats: e to this is still a double. */
  private static final double MOST_TILT = 600;

  /** Beyond it nothing is kept that a sum could make more precise. */
  private static final double MOST_SUMMED = 1e9;

  private static final int MOST_ASKED = 512;

  private PrvAccountant() {}

  /** Bounds and best guess for one ε. */
  public record Bounds(double lower, double estimate, double upper, double mesh) {}

  /** What was asked before; a target and its shadows ask the same while noise is looked for. */
  private static final Map<Question, Spent> ASKED = new ConcurrentHashMap<>();

  private record Question(List<Steps> steps, double delta) {}

  static Spent spent(List<Steps> steps, double delta) {
    Guarantee.checkDelta(delta);
    Question question = new Question(List.copyOf(steps), delta);
    Spent known = ASKED.get(question);
    if (known != null) {
      return known;
    }
    Spent spent = summed(question.steps(), delta);
    if (ASKED.size() >= MOST_ASKED) {
      ASKED.clear();
    }
    ASKED.put(question, spent);
    return spent;
  }

  /** The same, added up anew. */
  public static Spent summed(List<Steps> steps, double delta) {
    List<Steps> telling = Steps.telling(steps);
    double rdp = RdpAccountant.spent(telling, delta).epsilon();
    double all = withoutSampling(telling, delta);
    if (telling.stream().allMatch(s -> s.rate() == 1)) {
      return result(new Bounds(all, all, all, Double.NaN), rdp, delta, steps, "the bound is exact");
    }
    double least = Math.min(rdp, all);
    if (least > MOST_SUMMED) {
      Bounds rough = new Bounds(0, least, least, Double.NaN);
      return result(rough, rdp, delta, steps, "it is too much to be summed");
    }
    Bounds bounds = bounds(telling, delta, Math.max(1e-3, Math.min(5e-3, rdp / 100)));
    if (bounds.upper() <= least) {
      return result(bounds, rdp, delta, steps);
    }
    return result(
        new Bounds(Math.min(bounds.lower(), least), least, least, bounds.mesh()),
        rdp,
        delta,
        steps,
        (least == rdp ? "the Rényi bound" : "the bound without sampling") + " is tighter here");
  }

  /** Sampling never costs, so this bounds ε too; it is exact where there is none. */
  private static double withoutSampling(List<Steps> steps, double delta) {
    double rho = steps.stream().mapToDouble(s -> s.count() * Zcdp.rho(s.noise())).sum();
    return rho == 0 ? 0 : GaussianCurve.epsilon(Math.sqrt(2 * rho), delta);
  }

  public static Bounds bounds(List<Steps> steps, double delta, double wantedError) {
    return bounds(Expense.steps(steps), delta, wantedError);
  }

  /** The upper bound on everything that was paid for, where not all of it was certain to hold. */
  public static double epsilon(Expense expense, double delta) {
    Guarantee.checkDelta(delta);
    double rdp = RdpAccountant.best(expense, delta).epsilon();
    double error = Math.max(1e-3, Math.min(5e-3, rdp / 100));
    return Math.min(rdp, bounds(expense, delta, error).upper());
  }

  public static Bounds bounds(Expense expense, double delta, double wantedError) {
    double deltaError = delta / 1000;
    List<Expense.Times> losses = expense.losses();
    long count = losses.stream().mapToLong(Expense.Times::count).sum();
    double deviation = Math.sqrt(count / 2.0 * Math.log(12 / deltaError));
    double reach = Math.max(wantedError, reach(expense, deltaError)) + 3;
    double points = 2 * reach * deviation / wantedError;
    int size = points >= MOST_POINTS ? MOST_POINTS : Integer.highestOneBit((int) points) * 2;
    double mesh = 2 * reach / size;
    double order = RdpAccountant.order(expense, delta);
    LossGrid grid = new LossGrid(size, mesh, Math.min((order - 1) / 2, MOST_TILT / reach));
    for (Expense.Times times : losses) {
      grid.add(times.loss(), times.count(), 1e-6 * deltaError / count);
    }
    LossSum sum = grid.sum();
    double error = Math.max(wantedError, mesh * deviation);
    return new Bounds(
        Math.max(0, sum.epsilon(delta + deltaError) - error),
        sum.epsilon(delta),
        sum.epsilon(delta - deltaError) + error,
        mesh);
  }

  /** What the total exceeds with a chance of δ_err/4 at most, and each of T with δ_err/8T. */
  public static double reach(Expense expense, double deltaError) {
    double reach = RdpAccountant.best(expense, deltaError / 4).epsilon();
    long count = expense.losses().stream().mapToLong(Expense.Times::count).sum();
    for (Steps s : Steps.telling(expense.steps())) {
      Expense one = Expense.steps(List.of(new Steps(s.rate(), s.noise(), 1)));
      reach = Math.max(reach, RdpAccountant.best(one, deltaError / (8.0 * count)).epsilon());
    }
    for (double epsilon : expense.pure()) {
      reach = Math.max(reach, epsilon);
    }
    return reach;
  }

  private static Spent result(
      Bounds bounds, double rdp, double delta, List<Steps> steps, String... notes) {
    return new Spent(
        bounds.upper(),
        delta,
        Accounting.PRV,
        bounds.lower(),
        rdp,
        Double.NaN,
        bounds.mesh(),
        Steps.sampling(steps),
        Neighbours.ADD_REMOVE,
        steps,
        List.of(notes));
  }
}
