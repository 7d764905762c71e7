package org.tattle.attack.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Context;
import org.tattle.attack.Work;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.Dataset;
import org.tattle.nn.train.Gradients;
import org.tattle.nn.train.Trained;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;
import org.tattle.subject.train.Order;

/**
 * Copies a model with few rows of the attacker's own by asking about changes of them (Papernot,
 * McDaniel, Goodfellow, Jha, Celik and Swami 2017, Practical Black-Box Attacks, algorithm 1):
 *
 * <ol>
 *   <li>ask the target about the rows that there are, and train a copy F on its answers;
 *   <li>of each row x, said to be of class y, make {@code x + step sgn(dF_y / dx)}, which lies
 *       where the copy's opinion changes fastest, and add it to the rows;
 *   <li>so on for as many rounds, each of which doubles the rows, or until the queries are used up.
 * </ol>
 *
 * <p>Rows go on in the direction in which they went, and leave what is natural, so that more rounds
 * need not copy better; the curve tells. Beside it stands a copy that learned from the true classes
 * of the rows that the attacker had in the beginning.
 */
@Component(
    name = "jacobian",
    doc = "Copies the target by few rows and changes of them along the copy's gradients.",
    paper = "Papernot et al. 2017, Practical Black-Box Attacks against Machine Learning",
    example = "attack jacobian with rows=100 rounds=3")
public record Jacobian(
    @Param(doc = "rows to begin with, as far as there are so many", min = 2, max = 1_000_000)
        int rows,
    @Param(doc = "how often the rows are doubled", min = 0, max = 12) int rounds,
    @Param(doc = "how far each value is changed, in units of the range of values", min = 0, max = 1)
        double step,
    @Param(doc = "queries at most", min = 2, max = 10_000_000) int queries,
    @Param(doc = "what it learns from each answer: all probabilities, or the class alone")
        Learns learns,
    @Param(doc = "what 1,000 queries cost, in any money", min = 0, max = 1e9) double price)
    implements CopyAttack {

  public Jacobian() {
    this(100, 4, 0.1, 10_000, Learns.LABELS, 0);
  }

  @Override
  public int begins() {
    return rows;
  }

  @Override
  public Work work(Prospect target, Context context) {
    Thief thief = thief(target, context);
    List<Order> lessons = new ArrayList<>(thief.both(rows));
    for (int round = 1; round <= rounds; round++) {
      lessons.add(
          thief.planned("a copy by answers", (int) Math.min((long) rows << round, queries)));
    }
    return Work.NOTHING.learning(lessons);
  }

  @Override
  public Copied run(Target target, Context context) {
    Thief thief = thief(target.prospect(), context);
    Dataset own = target.data().take(thief.rows().asked());
    Trained naive = thief.copy(own, Thief.hard(own));
    float least = own.features().minNumber().floatValue();
    float most = own.features().maxNumber().floatValue();
    double way = step * (most - least);
    List<Copied.Reached> reached = new ArrayList<>();
    Told told = new Told(target.data(), new float[0][], new float[0][], new int[0]);
    float[][] next = own.features().toFloatMatrix();
    Trained copy = null;
    int refused = 0;
    for (int round = 0; round <= rounds && next.length > 0; round++) {
      float[][] asked = Arrays.copyOf(next, Math.min(next.length, queries - told.inputs.length));
      Answers answers =
          target.ask(Nd4j.createFromArray(asked), new int[asked.length], context.control());
      int[] given = Thief.answered(answers);
      refused += asked.length - given.length;
      told = told.and(asked, answers, given, learns == Learns.PROBABILITIES);
      copy = thief.copy(told.rows(), told.said);
      reached.add(new Copied.Reached(told.inputs.length, thief.agreement(target, copy, naive)));
      boolean more = round < rounds && given.length == asked.length && asked.length == next.length;
      next = more ? told.changed(copy, way, least, most, context) : new float[0][];
      if (told.inputs.length == queries) {
        break;
      }
    }
    return new Copied(
        told.inputs.length,
        refused,
        own.rows(),
        price,
        reached,
        thief.stolen(target, copy, told.inputs.length));
  }

  /**
   * What the target has told so far.
   *
   * @param like the data of the target
   * @param inputs that it answered
   * @param said what it said of each, as soft labels
   * @param classes that it said
   */
  private record Told(Dataset like, float[][] inputs, float[][] said, int[] classes) {

    Told and(float[][] asked, Answers answers, int[] given, boolean probabilities) {
      float[][] soft = Thief.soft(answers, given, probabilities);
      return new Told(
          like,
          joined(inputs, IntStream.of(given).mapToObj(i -> asked[i])),
          joined(said, Arrays.stream(soft)),
          IntStream.concat(IntStream.of(classes), IntStream.of(given).map(answers::predicted))
              .toArray());
    }

    private static float[][] joined(float[][] some, Stream<float[]> more) {
      return Stream.concat(Arrays.stream(some), more).toArray(float[][]::new);
    }

    Dataset rows() {
      return Dataset.of(
          like.name(),
          Nd4j.createFromArray(inputs),
          like.shape(),
          classes,
          like.classes(),
          List.of(),
          List.of());
    }

    /** Each row, moved to where the copy finds its class likelier. */
    float[][] changed(Trained copy, double way, float least, float most, Context context) {
      int[] all = IntStream.range(0, inputs.length).toArray();
      float[][] rising =
          new Gradients(copy)
              .byInputs(Nd4j.createFromArray(inputs), classes, all, context.control())
              .toFloatMatrix();
      float[][] changed = new float[inputs.length][];
      for (int row = 0; row < changed.length; row++) {
        changed[row] = inputs[row].clone();
        for (int f = 0; f < changed[row].length; f++) {
          // of -ln p, which falls where p rises
          double moved = changed[row][f] - way * Math.signum(rising[row][f]);
          changed[row][f] = (float) Math.max(least, Math.min(most, moved));
        }
      }
      return changed;
    }
  }
}
