package org.tattle.attack.poisoning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.data.Dataset;
import org.tattle.nn.train.InputGradients;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.AttackFaults;

/** Moves bases towards targets in the space of a network's last hidden layer. */
final class Collision {
  private static final double FASTER = 1.2;
  private static final double SLOWER = 0.5;

  private final LastLayer layer;
  private final int steps;
  private final double beta;
  private final float[] least;
  private final float[] most;
  private final Control control;

  Collision(LastLayer layer, int steps, double near, Control control) {
    this.layer = layer;
    this.steps = steps;
    this.control = control;
    int width = layer.data().shape().size();
    double ratio = (double) layer.width() / width;
    beta = near * ratio * ratio;
    least = layer.data().features().min(0).toFloatVector();
    most = layer.data().features().max(0).toFloatVector();
  }

  /**
   * What is tried.
   *
   * @param target the non-member that is to be misjudged
   * @param bases the members that are moved, the nearest first
   * @param aim the class of the bases
   */
  record Aim(int target, List<Integer> bases, int aim) {}

  /**
   * Targets that the network judges rightly, by lot, each with a class by lot that is not its own
   * and those members of it that are nearest already.
   *
   * @throws Fault T306 if there is no such target or base
   */
  List<Aim> aims(int count, int poisons, Seed seed) {
    Dataset data = layer.data();
    UniformRandomProvider random = seed.split("aims").random();
    List<Aim> aims = new ArrayList<>();
    for (int row : Drawn.of(layer.others(), layer.others().length, seed.split("targets"))) {
      control.check();
      int own = data.labels()[row];
      int aim = (own + 1 + random.nextInt(data.classes().size() - 1)) % data.classes().size();
      List<Integer> bases = nearest(row, aim, poisons);
      if (!bases.isEmpty() && layer.says(row) == own) {
        aims.add(new Aim(row, bases, aim));
      }
      if (aims.size() == count) {
        return aims;
      }
    }
    if (aims.isEmpty()) {
      throw Fault.of(AttackFaults.NOBODY_TO_COLLIDE_WITH);
    }
    return aims;
  }

  private List<Integer> nearest(int target, int aim, int count) {
    float[] to = layer.features(target);
    Map<Integer, Double> away = new HashMap<>();
    for (int row : layer.members()) {
      if (layer.data().labels()[row] == aim) {
        away.put(row, square(layer.features(row), to));
      }
    }
    return away.keySet().stream()
        .sorted()
        .sorted(Comparator.comparing(away::get))
        .limit(count)
        .toList();
  }

  /**
   * Forward-backward splitting (algorithm 1), kept within what the features of the data span. Where
   * a step does not bring down {@code ‖f(x) - f(t)‖² + β ‖x - b‖²}, it is tried again at half the
   * length.
   */
  float[] poison(int row, int target) {
    float[] base = layer.data().values(new int[] {row});
    float[] to = layer.features(target);
    float[] now = base.clone();
    double length = 1;
    try (InputGradients gradients = new InputGradients(layer.extractor(), control)) {
      double height = height(gradients, now, base, to);
      for (int step = 0; step < steps; step++) {
        control.check();
        float[] slope = new float[now.length];
        gradients.add(now, 1, towards(to), slope);
        float[] next = new float[now.length];
        for (int f = 0; f < next.length; f++) {
          double forward = now[f] - length * slope[f];
          double back = (forward + length * beta * base[f]) / (1 + length * beta);
          next[f] = (float) Math.max(least[f], Math.min(most[f], back));
        }
        double after = height(gradients, next, base, to);
        boolean lower = after < height;
        now = lower ? next : now;
        height = lower ? after : height;
        length *= lower ? FASTER : SLOWER;
      }
    }
    return now;
  }

  private double height(InputGradients network, float[] row, float[] base, float[] to) {
    float[] said = new float[to.length];
    network.logits(row, 1, said);
    return square(said, to) + beta * square(row, base);
  }

  private static InputGradients.Pull towards(float[] to) {
    return (from, rows, said, delta) -> {
      for (int k = 0; k < to.length; k++) {
        delta[k] = 2 * (said[k] - to[k]);
      }
    };
  }

  /** How far a poison's features are from the target's, as a share of its base's. */
  double features(float[] poison, int row, int target) {
    float[] to = layer.features(target);
    float[] said = new float[to.length];
    try (InputGradients network = new InputGradients(layer.extractor(), control)) {
      network.logits(poison, 1, said);
    }
    return Math.sqrt(square(said, to) / square(layer.features(row), to));
  }

  /** How far a poison is from its base, as a share of the target. */
  double looks(float[] poison, int row, int target) {
    float[] base = layer.data().values(new int[] {row});
    return Math.sqrt(square(poison, base) / square(layer.data().values(new int[] {target}), base));
  }

  private static double square(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      double off = one[i] - other[i];
      sum += off * off;
    }
    return sum;
  }
}
