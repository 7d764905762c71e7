package org.tattle.publication.synthesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.publication.Synthesiser;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.table.belief.RowMaker;
import org.tattle.table.synthesis.CodedRows;
import org.tattle.table.synthesis.PrivateRows;
import org.tattle.table.synthesis.SynthesisTerms;

/**
 * Columns one after another, each by a tree on those before it: a row comes to a leaf and gets what
 * somebody's row has who came to the same leaf (Reiter 2005; Nowok, Raab and Dibben 2016,
 * synthpop). It is the most like people's rows of all ways here, and knows no privacy: leaves hold
 * few people.
 */
@Component(
    name = "cart",
    doc =
        "Makes rows up column by column by trees, from people in the same leaf; promises nothing.",
    paper = "Nowok, Raab and Dibben 2016, synthpop: Bespoke Creation of Synthetic Data in R",
    example = "publish cart on patients with leaf=10 as fake")
public record Cart(
    @SynthesisParams.Rows Optional<Integer> n,
    @Param(doc = "how many people a leaf has at least", min = 1, max = 1e6) int leaf,
    @SynthesisParams.Bins int bins,
    @SynthesisParams.Identifying List<String> identifying,
    @SynthesisParams.Constraints List<String> constraints)
    implements Synthesiser {
  public Cart {
    identifying = List.copyOf(identifying);
    constraints = List.copyOf(constraints);
  }

  public Cart() {
    this(Optional.empty(), 5, SynthesisParams.BINS, List.of(), List.of());
  }

  @Override
  public SynthesisTerms terms() {
    return new SynthesisTerms(
        Optional.empty(), Optional.empty(), n, bins, List.of(), identifying, constraints);
  }

  @Override
  public RowMaker learn(PrivateRows asked, Randomness random, Control control) {
    CodedRows rows = asked.open();
    int[] all = IntStream.range(0, rows.count()).toArray();
    List<Node> trees = new ArrayList<>();
    for (int column = 0; column < rows.columns(); column++) {
      trees.add(new Growing(rows, column, leaf, control).grow(all));
    }
    return new Forest(rows.count(), trees);
  }

  /** A part of a tree. */
  sealed interface Node {}

  /** What people in it have. */
  private record Leaf(int[] donors) implements Node {}

  /** Rows with that cell or below, or just that cell, on one side, and the others. */
  private record Fork(int column, int cell, boolean just, Node one, Node other) implements Node {
    boolean first(int code) {
      return just ? code == cell : code <= cell;
    }
  }

  /** One tree, split where the goal's cells become purest (Gini). */
  private record Growing(CodedRows rows, int goal, int leaf, Control control) {
    Node grow(int[] some) {
      control.check();
      int size = rows.sizes()[goal];
      Fork best = null;
      double most = 1e-9;
      double[] all = new double[size];
      for (int row : some) {
        all[rows.codes()[goal][row]]++;
      }
      for (int c = 0; c < goal && some.length >= 2 * leaf; c++) {
        double[][] there = new double[rows.sizes()[c]][];
        for (int row : some) {
          int code = rows.codes()[c][row];
          there[code] = there[code] == null ? new double[size] : there[code];
          there[code][rows.codes()[goal][row]]++;
        }
        double[] below = new double[size];
        for (int cell = 0; cell < there.length; cell++) {
          if (there[cell] == null) {
            continue;
          }
          for (int g = 0; g < size; g++) {
            below[g] += there[cell][g];
          }
          for (boolean just : new boolean[] {false, true}) {
            double gain = gain(just ? there[cell] : below, all);
            if (gain > most) {
              most = gain;
              best = new Fork(c, cell, just, null, null);
            }
          }
        }
      }
      if (best == null) {
        return new Leaf(IntStream.of(some).map(row -> rows.codes()[goal][row]).toArray());
      }
      Fork fork = best;
      int[] of = rows.codes()[fork.column()];
      return new Fork(
          fork.column(),
          fork.cell(),
          fork.just(),
          grow(IntStream.of(some).filter(row -> fork.first(of[row])).toArray()),
          grow(IntStream.of(some).filter(row -> !fork.first(of[row])).toArray()));
    }

    /** By how much purer both sides are than all together; nothing if one is too small. */
    private double gain(double[] part, double[] all) {
      double in = 0;
      double out = 0;
      double inner = 0;
      double outer = 0;
      double whole = 0;
      for (int g = 0; g < all.length; g++) {
        double rest = all[g] - part[g];
        in += part[g];
        out += rest;
        inner += part[g] * part[g];
        outer += rest * rest;
        whole += all[g] * all[g];
      }
      return in < leaf || out < leaf ? 0 : inner / in + outer / out - whole / (in + out);
    }
  }

  /** A tree for each column. */
  private record Forest(int count, List<Node> trees) implements RowMaker {
    @Override
    public double total() {
      return count;
    }

    @Override
    public int[][] draw(int rows, UniformRandomProvider random, Control control) {
      int[][] drawn = new int[trees.size()][rows];
      for (int c = 0; c < drawn.length; c++) {
        control.check();
        for (int row = 0; row < rows; row++) {
          Node at = trees.get(c);
          while (at instanceof Fork fork) {
            at = fork.first(drawn[fork.column()][row]) ? fork.one() : fork.other();
          }
          int[] donors = ((Leaf) at).donors();
          drawn[c][row] = donors[random.nextInt(donors.length)];
        }
      }
      return drawn;
    }
  }
}
