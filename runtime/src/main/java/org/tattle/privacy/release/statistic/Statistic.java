package org.tattle.privacy.release.statistic;

import java.util.List;
import java.util.Optional;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.Neighbours;
import org.tattle.privacy.release.answer.Answer;
import org.tattle.privacy.release.answer.NamedNoise;
import org.tattle.privacy.release.answer.Price;
import org.tattle.privacy.release.answer.Rows;
import org.tattle.privacy.release.answer.Scalar;
import org.tattle.run.Randomness;

/**
 * A number about some rows that can be published with noise: a component of {@code release}. What
 * it costs and which mechanism it takes follow from its parameters alone, never from the rows.
 */
public sealed interface Statistic
    permits NoisyStatistic, Median, Quantile, Summary, Mode, Above, Named {

  /** The budget of the whole statement, in nats. */
  double eps();

  /** Its δ, if it has one. */
  Optional<Double> delta();

  /** The noise asked for, of those that add any. */
  default Optional<NamedNoise> noise() {
    return Optional.empty();
  }

  /** How sure intervals are, 0 to 1. */
  double level();

  /**
   * What an answer at this price really costs.
   *
   * @throws org.tattle.run.Fault D430, D431, D437 or D439 if the parameters do not make sense
   *     together, or ask for what arithmetic cannot give; whatever passes is answered, whatever the
   *     rows
   */
  Expense expense(Price price);

  /** By which mechanism it is answered at this price and why, without a full stop. */
  String reason(Price price);

  /** What a reader must know of an answer at this price, a sentence each. */
  default List<String> remarks(Price price, Rows rows) {
    return List.of(reason(price));
  }

  /** Answers with fresh noise. */
  List<Answer> ask(Rows rows, Price price, Randomness random);

  /**
   * The same without noise: not private. For examples on public data, and only where somebody asked
   * to have the truth revealed.
   */
  List<Answer> reveal(Rows rows);

  /** Whether there is one answer, and not one a bin. */
  default boolean single() {
    return true;
  }

  /** What its answers are told apart by, where there are several. */
  default String each() {
    return "bin";
  }

  /** Between which values it takes the column's to be, if it clamps them. */
  default List<Double> bounds() {
    return List.of();
  }

  /** Whether its guarantee rests on coins or noise that are drawn when it is asked. */
  default boolean draws() {
    return true;
  }

  /**
   * Whether its noise does not depend on the rows, so that it can be drawn again around what was
   * released.
   */
  default boolean drawnAgain() {
    return false;
  }

  /** Which two tables its guarantee compares. */
  default Neighbours neighbours() {
    return Neighbours.ADD_REMOVE;
  }

  /**
   * The whole budget.
   *
   * @param rows how many rows a person has at most
   * @throws org.tattle.run.Fault D439 if the noise asked for is not proved at it
   */
  default Price price(int rows) {
    if (noise().filter(NamedNoise::classic).isPresent()) {
      Scalar.demandProved(eps());
    }
    return new Price(eps(), delta().orElse(0.0), rows);
  }

  /** The one true number. */
  static List<Answer> truth(double value) {
    return List.of(new Answer(value, value, value));
  }
}
