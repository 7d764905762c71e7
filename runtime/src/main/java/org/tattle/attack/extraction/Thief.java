package org.tattle.attack.extraction;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Context;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.model.Mlp;
import org.tattle.model.NetworkModel;
import org.tattle.model.Training;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.nn.train.Trained;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;
import org.tattle.subject.train.Order;

/**
 * What whoever copies a model by its answers has and does: rows of its own, an architecture, and a
 * training on what was answered. Fewer rows take more epochs, so that all copies see about as many
 * examples.
 *
 * @param rows who is asked about, and which rows are kept apart to compare on
 * @param model the architecture of copies
 */
record Thief(Dataset data, OutsiderRows rows, NetworkModel model, Context context) {
  /** Examples that a copy sees in all its epochs. */
  private static final int SEEN = 50_000;

  private static final int FEWEST_EPOCHS = 5;
  private static final int MOST_EPOCHS = 500;

  /** One that may put so many queries. */
  static Thief of(Dataset data, Split split, NetworkModel model, int queries, Context context) {
    return new Thief(data, OutsiderRows.of(split, queries, context.seed()), model, context);
  }

  /** The architecture that the target is known to have, or else a common one. */
  static NetworkModel model(Prospect target) {
    return target.layers().orElseGet(Mlp::new);
  }

  /** What training a copy on so many rows costs; for a plan. */
  Order planned(String what, int count) {
    int[] some = new int[count]; // what is learned from need not be rows of the data
    Arrays.setAll(some, i -> rows.asked()[i % rows.asked().length]);
    return context.trainer().lessons().planned(what, data, job(some));
  }

  /** A copy that learns these answers, soft labels, or true classes, {@code [rows, classes]}. */
  Trained copy(Dataset asked, float[][] answers) {
    Job job = job(IntStream.range(0, asked.rows()).toArray());
    return context
        .trainer()
        .lessons()
        .pupil(asked, Nd4j.createFromArray(answers), job, context.control());
  }

  /** The same as a target of its own. */
  Target stolen(Target from, Trained copy, int count) {
    return from.copied(copy, job(new int[count]));
  }

  private Job job(int[] some) {
    int epochs = Math.min(MOST_EPOCHS, Math.max(FEWEST_EPOCHS, SEEN / Math.max(1, some.length)));
    return new Job(
        model.network(data.shape(), data.classes().size()),
        new Training().lasting(epochs).plan(model),
        some,
        context.seed().split("copy").value());
  }

  /** Answers as soft labels: what is left of rounded or cut ones is scaled to sum to 1. */
  static float[][] soft(Answers answers, int[] given, boolean probabilities) {
    float[][] soft = new float[given.length][answers.classes()];
    for (int k = 0; k < given.length; k++) {
      double[] p = answers.probabilities(given[k]);
      double sum = Arrays.stream(p).sum();
      boolean told = probabilities && sum > 0;
      for (int c = 0; c < p.length; c++) {
        soft[k][c] = (float) (told ? p[c] / sum : c == answers.predicted(given[k]) ? 1 : 0);
      }
    }
    return soft;
  }

  /** True classes as labels of the same form. */
  static float[][] hard(Dataset data) {
    float[][] hard = new float[data.rows()][data.classes().size()];
    for (int row = 0; row < data.rows(); row++) {
      hard[row][data.labels()[row]] = 1;
    }
    return hard;
  }

  /** Which of them got an answer. */
  static int[] answered(Answers answers) {
    return IntStream.range(0, answers.size())
        .peek(answers::predicted) // a row is asked about when it is looked at
        .filter(answers::answered)
        .toArray();
  }

  /** How a copy and one that never asked compare with the target, on rows that were kept apart. */
  Agreement agreement(Target target, Trained copy, Trained naive) {
    Dataset apart = data.take(rows.apart());
    Answers said = target.owned().ask(apart.features(), apart.labels(), context.control());
    int[] copied = classes(copy, apart);
    return agreement(said, apart, copied, classes(naive, apart));
  }

  /** The same of what a copy says of the rows that were kept apart. */
  Agreement agreement(Answers said, Dataset apart, int[] copied, int[] own) {
    return new Agreement(
        apart.rows(),
        count(apart, i -> copied[i] == said.predicted(i)),
        count(apart, i -> own[i] == said.predicted(i)),
        count(apart, i -> copied[i] == said.predicted(i) && own[i] != copied[i]),
        count(apart, i -> copied[i] == said.label(i)));
  }

  /** The class that a model gives each row. */
  int[] classes(Trained made, Dataset of) {
    LogitMatrix outputs = made.outputs(of.features(), context.control());
    return IntStream.range(0, of.rows()).map(outputs::predicted).toArray();
  }

  private static int count(Dataset of, IntPredicate holds) {
    return (int) IntStream.range(0, of.rows()).filter(holds).count();
  }

  /** What a plan says of a copy, and of one that never asked, from so many rows. */
  List<Order> both(int count) {
    return List.of(planned("a copy by answers", count), planned("a copy by true classes", count));
  }
}
