package org.tattle.subject.answer;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.data.Split;
import org.tattle.defense.Honest;
import org.tattle.defense.Query;
import org.tattle.defense.Watch;
import org.tattle.measure.Estimate;
import org.tattle.measure.Intervals;
import org.tattle.model.Access;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/**
 * What whoever asks a target now is told: its owner, or one attacker who may be watched and
 * refused.
 *
 * @param truth what is true of the rows that it is asked about
 * @param guarded who answers, and what stands between
 * @param answers for the members, then the non-members
 * @param log what one attacker asked, of one who may run into a limit
 */
public record GuardedAnswers(
    Truth truth, Guarded guarded, Answers answers, Optional<QueryLog> log) {

  /** What its owner is told. */
  public static GuardedAnswers of(Truth truth, Guarded guarded, Control control) {
    return new GuardedAnswers(truth, guarded, guarded.answers(truth, control), Optional.empty());
  }

  /** What its owner is told: asking costs nothing, and nothing is refused. */
  public GuardedAnswers owned() {
    return log.isEmpty() ? this : of(truth, guarded, Control.here());
  }

  /** What one is told who begins now: behind gates, if somebody watches or limits queries. */
  public GuardedAnswers visited(Seed seed) {
    List<Watch> watches =
        guarded.limits().stream().filter(Watch.class::isInstance).map(Watch.class::cast).toList();
    if (watches.isEmpty()) {
      return this;
    }
    Honest honest =
        new Honest(() -> usual(true), () -> usual(false), Randomness.seeded(seed.split("honest")));
    QueryLog begun =
        new QueryLog(watches.stream().map(it -> it.open(honest)).toList(), seed.split("visit"));
    Answers metered = answers.metered(begun, i -> input(answers.row(i)));
    return new GuardedAnswers(truth, guarded, metered, Optional.of(begun));
  }

  /**
   * The same, where others of the rows that were asked about are called members.
   *
   * @param members which answers, by their numbers, ascending
   * @param others which are called non-members', ascending
   */
  public GuardedAnswers calling(int[] members, int[] others) {
    Split split = truth.split();
    Split called =
        new Split(
            split.adversary(),
            IntStream.of(members).map(answers::row).toArray(),
            IntStream.of(others).map(answers::row).toArray(),
            split.pool());
    int[] both = IntStream.concat(IntStream.of(members), IntStream.of(others)).toArray();
    return new GuardedAnswers(truth.with(called), guarded, answers.take(both), log);
  }

  /** Queries about members, or about rows that it was not trained on, one by one. */
  private List<Query> usual(boolean members) {
    return of(members)
        .<Query>mapToObj(i -> new Natural(input(answers.row(i)), answers.predicted(i)))
        .toList();
  }

  private record Natural(float[] input, int said) implements Query {}

  /** A row of its data set as whoever watches sees it; of recorded answers its number is known. */
  private float[] input(int row) {
    return guarded.service().shows().contains(Access.QUERIES)
        ? truth.data().values(new int[] {row})
        : new float[] {row};
  }

  /**
   * What is answered for some rows of the data set.
   *
   * @throws IllegalStateException if nothing can be said of one of them
   */
  public Answers to(int[] rows, Control control) {
    if (!IntStream.of(rows).allMatch(guarded.service()::knows)) {
      throw new IllegalStateException("it answered for other rows only");
    }
    Answers given = guarded.answers(rows, truth, control);
    return log.map(it -> given.metered(it, i -> input(given.row(i)))).orElse(given);
  }

  /**
   * What is answered for rows that need not be of the data set.
   *
   * @param features {@code [rows, features]}
   * @param labels the class that each row is taken to have
   */
  public Answers to(INDArray features, int[] labels, Control control) {
    Answers given = Answers.of(guarded.service().ask(features, control), labels, guarded.limits());
    return log.map(it -> given.metered(it, i -> features.getRow(i).toFloatVector())).orElse(given);
  }

  /** Whether answer {@code i} is for a row that it was trained on. */
  public boolean member(int i) {
    return i < truth.split().members().length;
  }

  /** The answers for members, or those for the others, by their numbers. */
  private IntStream of(boolean members) {
    return IntStream.range(0, answers.size()).filter(i -> member(i) == members);
  }

  /** The mean loss on members, or on the others, if there are two of them or more. */
  public Optional<Estimate> meanLoss(boolean members) {
    double[] losses = of(members).mapToDouble(answers::loss).toArray();
    return losses.length < 2 ? Optional.empty() : Optional.of(Intervals.mean(losses));
  }
}
