package org.tattle.model.tree;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.model.Learned;
import org.tattle.model.Learner;
import org.tattle.nn.train.Examples;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/**
 * A random forest: trees, each grown from as many rows as there are, drawn with replacement, whose
 * splits are chosen each from some features drawn anew; their leaves' shares of classes, or means
 * of numbers, are averaged. Grown to single rows it remembers most of them.
 */
@Component(
    name = "forest",
    doc = "A random forest: the mean of trees, each grown from rows drawn with replacement.",
    paper = "Breiman 2001, Random Forests",
    example = "model forest trees=100 leaf=3")
public record Forest(
    @Param(doc = "trees", min = 1, max = 10_000) int trees,
    @Param(doc = "the most splits on the way to a leaf; 0 for any number", min = 0, max = 1000)
        int depth,
    @Param(doc = "the fewest rows of a leaf", min = 1, max = 1_000_000) int leaf,
    @Param(
            doc =
                "share of the features that each split is chosen from; 0 for the root of their"
                    + " number, and a third of them for numbers",
            min = 0,
            max = 1,
            share = true)
        double features)
    implements Learner {

  public Forest() {
    this(100, 0, 1, 0);
  }

  @Override
  public boolean numbers() {
    return true;
  }

  @Override
  public Learned learn(Examples examples, int outputs, int[] rows, Seed seed, Control control) {
    Taken taken = Taken.of(examples, outputs, rows);
    Grower grower = new Grower(taken.features(), control);
    Truths truths =
        outputs == 1 ? Truths.numbers(taken.numbers()) : Truths.classes(taken.labels(), outputs);
    int width = taken.features()[0].length;
    Grower.Plan plan =
        new Grower.Plan(depth == 0 ? Integer.MAX_VALUE : depth, leaf, tried(width, outputs));
    List<Tree> all = new ArrayList<>();
    for (int t = 0; t < trees; t++) {
      Seed own = seed.split("tree", t);
      int[] bag = bag(rows.length, own.split("rows"));
      all.add(grower.grow(bag, truths, plan, own.split("splits")));
    }
    return new Trees(Trees.Link.SUM, width, new double[outputs], 1.0 / trees, all);
  }

  private int tried(int width, int outputs) {
    double standard = outputs == 1 ? width / 3.0 : Math.sqrt(width);
    return (int) Math.max(1, Math.floor(features > 0 ? features * width : standard));
  }

  private static int[] bag(int rows, Seed seed) {
    UniformRandomProvider random = seed.random();
    int[] bag = new int[rows];
    for (int i = 0; i < rows; i++) {
      bag[i] = random.nextInt(rows);
    }
    return bag;
  }

  @Override
  public Learned read(byte[] bytes) {
    return Trees.read(bytes);
  }
}
