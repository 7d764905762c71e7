package org.tattle.claim;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tattle.attack.Context;
import org.tattle.attack.mark.OwnersMark;
import org.tattle.data.Dataset;
import org.tattle.defense.mark.MarkedRows;
import org.tattle.run.Control;
import org.tattle.run.MessageText;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;
import org.tattle.subject.train.NetworkOrder;

/**
 * Whether a model still gives rows that were marked the classes that were drawn for them (Sommer et
 * al. 2020, section 4). Each class was drawn uniformly and independently, so that a model which
 * never saw the rows gives k of n with probability P[Bin(n, 1/classes) &ge; k] exactly.
 *
 * @param rows the marked rows, with their drawn classes
 */
record MarksForgotten(Dataset rows) {

  /** The marked ones of some rows, if the owners of any marked them. */
  static Optional<MarksForgotten> of(ModelRecipe<?> how, int[] some, Context context) {
    if (how.defenses().stream().noneMatch(MarkedRows.class::isInstance)
        || !(how.whole().order(context.trainer()) instanceof NetworkOrder order)
        || order.data().rows() != how.data().rows()) {
      return Optional.empty();
    }
    Dataset before = how.rows(context.trainer().root());
    int[] marked =
        IntStream.of(some)
            .filter(
                row ->
                    !Arrays.equals(
                        before.values(new int[] {row}), order.data().values(new int[] {row})))
            .toArray();
    return Optional.of(marked)
        .filter(it -> it.length > 0)
        .map(it -> new MarksForgotten(order.data().take(it)));
  }

  private int given(Target model, Control control) {
    Answers said = model.owned().ask(rows.features(), rows.labels(), control);
    return (int) IntStream.range(0, said.size()).filter(said::correct).count();
  }

  /** The chance that a model which never saw them gives so many. */
  double p(Target model, Control control) {
    return OwnersMark.p(given(model, control), rows.rows(), rows.classes().size(), 1);
  }

  Finding finding(Target of, Target from, List<Target> never, double level, Control control) {
    double p = p(of, control);
    return Finding.measured(
        "marks of the rows",
        p < level,
        MessageText.of(
            "%,d of %,d rows that their owners marked still get the class that was drawn for them;"
                + " p = %.2g, exact. The model that knew them gives %,d, and models trained without"
                + " them %s",
            given(of, control),
            rows.rows(),
            p,
            given(from, control),
            never.stream()
                .limit(4)
                .map(model -> Integer.toString(given(model, control)))
                .collect(Collectors.joining(", "))));
  }
}
