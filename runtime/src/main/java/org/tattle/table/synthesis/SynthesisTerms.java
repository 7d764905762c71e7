package org.tattle.table.synthesis;

import java.util.List;
import java.util.Optional;
import org.tattle.privacy.Delta;
import org.tattle.privacy.account.Guarantee;

/**
 * What rows are made up under, whatever the method.
 *
 * @param eps ε of all of it together; nothing is promised if there is none
 * @param delta δ; by how many people there are if it is not given, which is public then
 * @param rows how many rows to make up; as many as there seem to be if it is not given
 * @param bins how many intervals numbers have that are too many for a cell each
 * @param open columns whose values are no secret
 * @param identifying columns that are not made up
 * @param constraints what every row must be like
 */
public record SynthesisTerms(
    Optional<Double> eps,
    Optional<Double> delta,
    Optional<Integer> rows,
    int bins,
    List<String> open,
    List<String> identifying,
    List<String> constraints) {
  public SynthesisTerms {
    open = List.copyOf(open);
    identifying = List.copyOf(identifying);
    constraints = List.copyOf(constraints);
  }

  /** What is promised to each of so many people, if anything is. */
  public Optional<Guarantee> promise(int people) {
    return eps.map(
        epsilon ->
            new Guarantee(epsilon, delta.orElseGet(() -> Delta.forRows(Math.max(2, people)))));
  }
}
