package org.tattle.subject.answer;

import java.util.List;
import java.util.stream.Stream;
import org.tattle.defense.Defense;
import org.tattle.defense.InputDefense;
import org.tattle.defense.Limit;
import org.tattle.defense.OutputDefense;
import org.tattle.run.Control;
import org.tattle.run.Randomness;

/**
 * Who answers for a target, and what stands between it and whoever asks.
 *
 * @param service who answers
 * @param defenses what was done that it leaks less, in the order in which scripts said it
 * @param limits what those of them that act on outputs come to
 */
public record Guarded(Service service, List<Defense> defenses, List<Limit> limits) {
  public Guarded {
    defenses = List.copyOf(defenses);
    limits = List.copyOf(limits);
  }

  /** The same behind one more defense of outputs, which comes to that limit. */
  public Guarded behind(OutputDefense defense, Limit limit) {
    return new Guarded(
        service,
        Stream.concat(defenses.stream(), Stream.of(defense)).toList(),
        Stream.concat(limits.stream(), Stream.of(limit)).toList());
  }

  /** The same with one more defense of what it is asked. */
  public Guarded behind(InputDefense defense, Truth truth, Randomness noise) {
    int[] members = truth.split().members();
    int[] known = members.length == 0 ? truth.rows() : members;
    return new Guarded(
        InputServices.behind(defense, service, truth.data(), known, noise),
        Stream.concat(defenses.stream(), Stream.of(defense)).toList(),
        limits);
  }

  /** The same behind the first of its limits alone. */
  public Guarded upTo(int count) {
    return new Guarded(service, defenses, limits.subList(0, count));
  }

  /** What it answers for the members, then the non-members. */
  public Answers answers(Truth truth, Control control) {
    return answers(truth.rows(), truth, control);
  }

  /** What it answers for some rows. */
  public Answers answers(int[] rows, Truth truth, Control control) {
    return new Answers(rows, truth.labels(), service.answers(rows, control), limits);
  }
}
