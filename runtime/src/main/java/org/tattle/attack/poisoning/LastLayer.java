package org.tattle.attack.poisoning;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Context;
import org.tattle.data.Dataset;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.nn.train.Trained;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Target;
import org.tattle.subject.train.Order;

/**
 * A network whose last layer alone is trained, on what the layers before it say of the members:
 * what people do who take a network over from others. All such layers begin with the same weights.
 */
final class LastLayer {
  private static final TrainingPlan PLAN =
      new TrainingPlan(100, 64, Optimizer.adam(1e-2).with(Optimizer.Schedule.COSINE));

  private final Context context;
  private final Dataset data;
  private final Trained whole;
  private final Trained extractor;
  private final int[] members;
  private final int[] others;
  private final float[] said;

  LastLayer(Target target, Context context) {
    this.context = context;
    data = target.data();
    whole = target.trained();
    extractor = whole.hidden();
    members = target.split().members();
    others = target.split().nonmembers();
    said = extractor.outputs(data.features(), context.control()).logits();
  }

  /** What training so many of them costs; for a plan. */
  static Order planned(ModelRecipe<?> how, int count, Context context) {
    Dataset data = how.data();
    Network network = how.layers().orElseThrow().network(data.shape(), data.classes().size());
    int width = network.slots().get(network.hidden().size()).in().size();
    Job job =
        new Job(
            layer(width, data.classes().size()),
            PLAN,
            new int[how.split().members().length],
            context.seed().value());
    return context.trainer().lessons().planned("feature_collision", job, count);
  }

  private static Network layer(int width, int classes) {
    return new Network(Shape.flat(width), List.of(), classes);
  }

  Dataset data() {
    return data;
  }

  Trained extractor() {
    return extractor;
  }

  int[] members() {
    return members;
  }

  int[] others() {
    return others;
  }

  /** How many numbers the layer before says of a row. */
  int width() {
    return extractor.network().classes();
  }

  /** What the layer before says of a row. */
  float[] features(int row) {
    return Arrays.copyOfRange(said, row * width(), (row + 1) * width());
  }

  /** What the whole network says of a row, as it was trained. */
  int says(int row) {
    return best(whole.outputs(data.features(), new int[] {row}, context.control()));
  }

  /** What a last layer says of a row. */
  int says(Trained layer, int row) {
    return best(
        layer.outputs(Nd4j.createFromArray(features(row)).reshape(1, width()), context.control()));
  }

  /** The share of non-members that a last layer classifies rightly. */
  double accuracy(Trained layer) {
    LogitMatrix logits = layer.outputs(rows(others), context.control());
    long right =
        IntStream.range(0, others.length)
            .filter(i -> best(logits, i) == data.labels()[others[i]])
            .count();
    return (double) right / others.length;
  }

  private static int best(LogitMatrix logits) {
    return best(logits, 0);
  }

  private static int best(LogitMatrix logits, int row) {
    int best = 0;
    for (int c = 1; c < logits.classes(); c++) {
      best = logits.logit(row, c) > logits.logit(row, best) ? c : best;
    }
    return best;
  }

  /** One trained on the members as they are. */
  Trained clean(int run) {
    return trained(rows(members), run);
  }

  /** One trained on the members with other values in the place of some of them. */
  Trained with(List<Integer> bases, List<float[]> values) {
    INDArray rows = rows(members);
    for (int i = 0; i < values.size(); i++) {
      INDArray row = Nd4j.createFromArray(values.get(i)).reshape(1, values.get(i).length);
      float[] poison = extractor.outputs(row, context.control()).logits();
      rows.putRow(Arrays.binarySearch(members, bases.get(i)), Nd4j.createFromArray(poison));
    }
    return trained(rows, 0);
  }

  private INDArray rows(int[] some) {
    float[] values = new float[some.length * width()];
    for (int i = 0; i < some.length; i++) {
      System.arraycopy(said, some[i] * width(), values, i * width(), width());
    }
    return Nd4j.createFromArray(values).reshape(some.length, width());
  }

  private Trained trained(INDArray rows, int run) {
    int[] labels = IntStream.of(members).map(row -> data.labels()[row]).toArray();
    List<String> classes = data.classes();
    Dataset taught =
        Dataset.of("hidden", rows, Shape.flat(width()), labels, classes, List.of(), List.of());
    float[][] hard = new float[labels.length][classes.size()];
    for (int i = 0; i < labels.length; i++) {
      hard[i][labels[i]] = 1;
    }
    Job job =
        new Job(
            layer(width(), classes.size()),
            PLAN,
            IntStream.range(0, labels.length).toArray(),
            context.seed().split("last", run).value());
    return context
        .trainer()
        .lessons()
        .pupil(taught, Nd4j.createFromArray(hard), job, context.control());
  }
}
