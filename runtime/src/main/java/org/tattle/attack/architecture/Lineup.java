package org.tattle.attack.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Context;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.run.Seed;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Recipe;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;

/**
 * Models of random designs, the questions that they are asked, and what is looked at of each.
 *
 * @param family the designs that there are
 * @param designs how each model is built
 * @param recipes how each is made
 * @param natural rows that all are asked about
 * @param inputs these, and after them the same farther out
 */
record Lineup(
    List<Design> family,
    List<Design> designs,
    List<ModelRecipe<?>> recipes,
    Dataset natural,
    INDArray inputs,
    Context context) {
  /** How far out rows are moved from the middle of all. */
  private static final double OUT = 3;

  /** Larger logarithms of ratios are rounding, or say no more than that it is sure. */
  private static final double SURE = 20;

  /**
   * What is looked at of a model.
   *
   * @param answers all that it answers
   * @param brief how often it is right, and how sure it is
   */
  record Seen(double[] answers, double[] brief) {}

  /**
   * So many models like the target but for their design, each design as often as the others, in
   * random order. Rows are drawn without regard to the design, so that none tells of it.
   */
  static Lineup of(
      ModelRecipe<?> target, List<Design> family, int count, int queries, Context context) {
    Seed seed = context.seed();
    Split split = target.split();
    int[] pool = shuffled(split.pool(), seed.split("queries"));
    int[] asked = Arrays.copyOf(pool, Math.min(pool.length, Math.max(1, queries / 2)));
    int[] rest = {pool[0], pool[pool.length - 1]};
    int rows = Math.min(split.members().length, Math.max(1, pool.length / 2));
    List<Design> designs = new ArrayList<>();
    List<ModelRecipe<?>> recipes = new ArrayList<>();
    int[] dealt = new int[0];
    for (int i = 0; i < count; i++) {
      int at = i % family.size();
      if (at == 0) {
        dealt = IntStream.range(0, family.size()).toArray();
        PermutationSampler.shuffle(seed.split("designs", i).random(), dealt);
      }
      Design design = family.get(dealt[at]);
      int[] members = Arrays.copyOf(shuffled(split.pool(), seed.split("rows", i)), rows);
      Arrays.sort(members);
      designs.add(design);
      recipes.add(
          target
              .building(design.model())
              .on(target.data(), new Split(split.adversary(), members, rest, split.pool())));
    }
    Dataset natural = target.data().take(asked);
    INDArray middle = natural.features().mean(true, 0);
    INDArray out = natural.features().sub(middle).muli(OUT).addi(middle);
    return new Lineup(
        family, designs, recipes, natural, Nd4j.vstack(natural.features(), out), context);
  }

  private static int[] shuffled(int[] rows, Seed seed) {
    int[] order = rows.clone();
    PermutationSampler.shuffle(seed.random(), order);
    return order;
  }

  /** What is looked at of each model, in their order. */
  List<Seen> seen() {
    context
        .trainer()
        .ahead(
            recipes.stream().flatMap(it -> it.orders(context.trainer()).stream()).toList(),
            context.control());
    List<Seen> seen = new ArrayList<>();
    for (Recipe<?> recipe : recipes) {
      context.control().check();
      seen.add(look(((Target) recipe.make(context.trainer(), context.control())).owned()));
    }
    return seen;
  }

  /** What is looked at of one. */
  Seen look(Target model) {
    int[] labels = Arrays.copyOf(natural.labels(), 2 * natural.rows());
    Answers said = model.ask(inputs, labels, context.control());
    double[] answers =
        IntStream.range(0, said.size()).boxed().flatMapToDouble(i -> odds(said.ln(i))).toArray();
    int[] rows = IntStream.range(0, natural.rows()).toArray();
    double right = IntStream.of(rows).filter(said::correct).count() / (double) rows.length;
    double sure =
        IntStream.of(rows)
            .mapToDouble(i -> Arrays.stream(said.probabilities(i)).max().orElseThrow())
            .average()
            .orElseThrow();
    return new Seen(answers, new double[] {right, sure});
  }

  /** Logarithms of ratios of probabilities to that of the first class. */
  private static DoubleStream odds(double[] ln) {
    return IntStream.range(1, ln.length)
        .mapToDouble(c -> Math.max(-SURE, Math.min(SURE, ln[c] - ln[0])));
  }

  /** One that learned from the first half of the models. */
  Recogniser recogniser(List<Seen> seen, Function<Seen, double[]> by, List<Design> built) {
    int half = seen.size() / 2;
    return new Recogniser(seen.subList(0, half).stream().map(by).toList(), built.subList(0, half));
  }
}
