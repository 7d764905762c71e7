package org.tattle.privacy.release;

import java.util.List;
import java.util.Optional;
import org.tattle.privacy.account.Expense;
import org.tattle.run.Randomness;

/**
 * A number about some rows that can be published with noise: a component of {@code release}. What
 * it costs and which mechanism it takes follow from its parameters alone, never from the rows.
 */
public sealed interface Statistic
    permits Count, Sum, Mean, Variance, Median, Quantile, Histogram, Mode {

  /** The budget of the whole statement, in nats. */
  double eps();

  /** Its δ, if it has one. */
  Optional<Double> delta();

  /** The noise asked for, of those that add any. */
  default Noise mechanism() {
    return Noise.BEST;
  }

  /** How sure intervals are, 0 to 1. */
  double level();

  /**
   * What an answer at this price really costs.
   *
   * @throws org.tattle.run.Fault D430, D431 or D437 if the parameters do not make sense together,
   *     or ask for what arithmetic cannot give; whatever passes is answered, whatever the rows
   */
  Expense expense(Price price);

  /**
   * Answers with fresh noise.
   *
   * @param rows the column's values; for counts only their number matters
   */
  List<Answer> ask(double[] rows, Price price, Randomness random);

  /**
   * The same without noise: not private. For examples on public data, and only where somebody asked
   * to have the truth revealed.
   */
  List<Answer> reveal(double[] rows);

  /** Whether there is one answer, and not one a bin. */
  default boolean single() {
    return true;
  }

  /** Between which values it takes the column's to be, if it clamps them. */
  default List<Double> bounds() {
    return List.of();
  }

  /**
   * The whole budget.
   *
   * @param rows how many rows a person has at most
   */
  default Price price(int rows) {
    return new Price(eps(), delta().orElse(0.0), rows);
  }

  /** The one true number. */
  static List<Answer> truth(double value) {
    return List.of(new Answer(value, value, value));
  }
}
