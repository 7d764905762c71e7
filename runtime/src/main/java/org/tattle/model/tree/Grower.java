package org.tattle.model.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.model.tree.Splitting.Question;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/**
 * Grows trees (Breiman, Friedman, Olshen and Stone 1984, Classification and Regression Trees): each
 * node asks the best of some questions, until its rows are alike, too few or too deep.
 *
 * <p>Of the features each node draws some, and goes on drawing while none of them tells its rows
 * apart: of a category's features, one for each value, most say nothing deep in a tree.
 */
final class Grower {
  private final ValueRanks ranks;
  private final int rows;
  private final Control control;

  /**
   * @param rows what trees are grown from, {@code [rows][features]}
   */
  Grower(float[][] rows, Control control) {
    this.rows = rows.length;
    this.control = control;
    ranks = ValueRanks.of(rows, control);
  }

  /**
   * How a tree is grown.
   *
   * @param depth the most splits on the way to a leaf
   * @param leaf the fewest rows of a leaf
   * @param tried how many features each split is chosen from
   */
  record Plan(int depth, int leaf, int tried) {}

  /** All rows, each once. */
  int[] all() {
    return IntStream.range(0, rows).toArray();
  }

  /** A tree of some rows, which may be there more than once. */
  Tree grow(int[] some, Truths truths, Plan plan, Seed seed) {
    return new Growth(some.clone(), truths, plan, seed.random()).tree();
  }

  /** A node that is to be split yet, or a leaf. */
  private record Place(int from, int to, int depth) {}

  /** One tree. */
  private final class Growth {
    private final int[] order;
    private final Truths truths;
    private final Plan plan;
    private final UniformRandomProvider random;
    private final Splitting splitting;
    private final int[] features;
    private final List<Place> places = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final List<Integer> children = new ArrayList<>();

    Growth(int[] order, Truths truths, Plan plan, UniformRandomProvider random) {
      this.order = order;
      this.truths = truths;
      this.plan = plan;
      this.random = random;
      splitting = new Splitting(ranks, truths, plan.leaf(), Math.max(order.length, 1));
      features = IntStream.range(0, ranks.features()).toArray();
    }

    Tree tree() {
      places.add(new Place(0, order.length, 0));
      for (int node = 0; node < places.size(); node++) {
        control.check();
        Place place = places.get(node);
        Question question = question(place);
        questions.add(question);
        children.add(places.size());
        if (question != null) {
          int middle = part(place, question);
          places.add(new Place(place.from(), middle, place.depth() + 1));
          places.add(new Place(middle, place.to(), place.depth() + 1));
        }
      }
      return written();
    }

    /** What a node asks, or null for a leaf. */
    private Question question(Place place) {
      int count = place.to() - place.from();
      if (place.depth() >= plan.depth()
          || count < 2L * plan.leaf()
          || truths.alike(order, place.from(), place.to())) {
        return null;
      }
      Question best = null;
      for (int drawn = 0; drawn < features.length; drawn++) {
        if (drawn >= plan.tried() && best != null) {
          break;
        }
        Question next = splitting.best(draw(drawn), order, place.from(), place.to());
        if (next != null && (best == null || next.score() > best.score())) {
          best = next;
        }
      }
      return best;
    }

    /** The next feature of a random order, or of theirs where all are tried. */
    private int draw(int drawn) {
      if (plan.tried() < features.length) {
        int other = drawn + random.nextInt(features.length - drawn);
        int feature = features[other];
        features[other] = features[drawn];
        features[drawn] = feature;
      }
      return features[drawn];
    }

    /** Puts the rows of the first side before the others; where these begin. */
    private int part(Place place, Question question) {
      int[] rank = ranks.of()[question.feature()];
      float[] values = ranks.values()[question.feature()];
      int begin = place.from();
      for (int i = place.from(); i < place.to(); i++) {
        int row = order[i];
        if (values[rank[row]] <= question.threshold()) {
          order[i] = order[begin];
          order[begin++] = row;
        }
      }
      return begin;
    }

    private Tree written() {
      int nodes = places.size();
      int outputs = truths.outputs();
      Tree tree =
          new Tree(
              new int[nodes],
              new float[nodes],
              new int[nodes],
              new int[nodes],
              new int[nodes],
              new float[nodes * outputs]);
      for (int i = 0; i < nodes; i++) {
        Place place = places.get(i);
        Question question = questions.get(i);
        tree.feature()[i] = question == null ? -1 : question.feature();
        tree.threshold()[i] = question == null ? 0 : question.threshold();
        tree.yes()[i] = question == null ? 0 : children.get(i);
        tree.no()[i] = question == null ? 0 : children.get(i) + 1;
        tree.rows()[i] = place.to() - place.from();
        if (question == null) {
          double[] mean = truths.mean(order, place.from(), place.to());
          for (int o = 0; o < outputs; o++) {
            tree.values()[i * outputs + o] = (float) mean[o];
          }
        }
      }
      return tree;
    }
  }
}
