package org.tattle.subject.train;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.defense.Course;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.subject.answer.Service;

/** Models that are to be made to answer. */
public interface ModelOrder extends Order {
  /** The rows that they learn from, after defenses of the data stage. */
  Dataset data();

  /** What is made before them, since they are made by it. */
  default List<Order> before() {
    return List.of();
  }

  /** What is trained besides for each of them, and not kept, if anything is. */
  default Optional<Course> course() {
    return Optional.empty();
  }

  /** What they learn from. */
  default Examples examples() {
    return examples(data());
  }

  /** What is learned from rows. */
  static Examples examples(Dataset data) {
    return data.truth() instanceof Labels.Numbers numbers
        ? Examples.of(data.features(), numbers.scaled())
        : new Examples(data.features(), data.labels());
  }

  /**
   * Makes those that are not kept, and says who answers by each.
   *
   * @param asked the rows that they can be asked of by their numbers
   * @param seen what they are given in the place of inputs
   */
  List<Service> services(
      Dataset asked, UnaryOperator<INDArray> seen, Workers workers, Cache cache, Control control);

  /** So much for each of some models, of an order that may have more. */
  default String each(List<Integer> which, String effort) {
    boolean several = keys().size() > 1 || role() == Role.SHADOWS;
    return several ? "%s × %s".formatted(which.size(), effort) : effort;
  }
}
