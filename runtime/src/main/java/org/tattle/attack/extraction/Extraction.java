package org.tattle.attack.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tattle.attack.Context;
import org.tattle.attack.Work;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.ParameterFault;
import org.tattle.data.Dataset;
import org.tattle.nn.train.Trained;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;
import org.tattle.subject.train.Order;

/**
 * Copies a model by asking it about natural inputs (Knockoff nets: Orekondy, Schiele and Fritz
 * 2019, section 4):
 *
 * <ol>
 *   <li>draw rows that the attacker has, and keep half of the target's non-members apart;
 *   <li>ask the target about them;
 *   <li>train a model of the same architecture on its answers, by the cross-entropy of soft labels;
 *   <li>its fidelity is how often both give the same class on the rows that were kept apart.
 * </ol>
 *
 * <p>Two models of one task agree often without either having asked the other. So the same model is
 * trained on the true classes of the same rows as well, and what counts is by how much asking beats
 * that.
 */
@Component(
    name = "extraction",
    doc = "Copies the target by training a model on its answers.",
    paper = "Orekondy et al. 2019, Knockoff Nets: Stealing Functionality of Black-Box Models",
    example = "attack extraction with queries=500 price=1.5")
public record Extraction(
    @Param(doc = "rows to ask about, as far as there are so many", min = 2, max = 10_000_000)
        int queries,
    @Param(doc = "what it learns from each answer: all probabilities, or the class alone")
        Learns learns,
    @Param(
            doc = "numbers of answers of which a copy is made too, for the curve",
            min = 2,
            max = 10_000_000)
        List<Integer> at,
    @Param(doc = "what 1,000 queries cost, in any money", min = 0, max = 1e9) double price)
    implements CopyAttack {

  public Extraction {
    at = List.copyOf(at);
    for (int some : at) {
      if (some >= queries) {
        throw new ParameterFault(
            "`at` names fewer answers than `queries`, of which a copy is made anyway", "at");
      }
    }
  }

  public Extraction() {
    this(1000, Learns.PROBABILITIES, List.of(), 0);
  }

  @Override
  public int begins() {
    return queries;
  }

  @Override
  public Work work(Prospect target, Context context) {
    Thief thief = thief(target, context);
    List<Order> lessons = new ArrayList<>();
    steps(thief.rows().asked().length).forEach(count -> lessons.addAll(thief.both(count)));
    return Work.NOTHING.learning(lessons);
  }

  /** Of how many answers a copy is made, as far as there are so many. */
  private IntStream steps(int most) {
    return IntStream.concat(at.stream().mapToInt(it -> it), IntStream.of(most))
        .filter(count -> count <= most)
        .sorted()
        .distinct();
  }

  @Override
  public Copied run(Target target, Context context) {
    Thief thief = thief(target.prospect(), context);
    Dataset all = target.data().take(thief.rows().asked());
    Answers answers = target.ask(all.features(), all.labels(), context.control());
    int[] given = Thief.answered(answers);
    Dataset asked = all.take(given);
    float[][] soft = Thief.soft(answers, given, learns == Learns.PROBABILITIES);
    List<Copied.Reached> reached = new ArrayList<>();
    Trained copy = null;
    for (int count : steps(given.length).toArray()) {
      int[] first = IntStream.range(0, count).toArray();
      Dataset some = asked.take(first);
      copy = thief.copy(some, Arrays.copyOf(soft, count));
      Trained naive = thief.copy(some, Thief.hard(some));
      reached.add(new Copied.Reached(count, thief.agreement(target, copy, naive)));
    }
    return new Copied(
        given.length,
        all.rows() - given.length,
        given.length,
        price,
        reached,
        thief.stolen(target, copy, given.length));
  }
}
