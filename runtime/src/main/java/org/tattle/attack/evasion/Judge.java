package org.tattle.attack.evasion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.attack.Exhibit;
import org.tattle.data.Dataset;
import org.tattle.nn.network.Norm;
import org.tattle.nn.network.Shape;
import org.tattle.run.Seed;
import org.tattle.run.Warning;

/**
 * Says what became of rows that an attack changed: by what the target answers, whatever the attack
 * went by. Each change that misleads is then shortened along its line as far as it still does, and
 * beside it stands a random change of the same size.
 */
final class Judge {
  private static final int HALVINGS = 8;
  private static final int SHOWN = 4;
  private static final int TIMES = 10;

  /** What rounding to floats may add to a radius of one. */
  private static final double ROUNDING = 1e-4;

  private final Attempt attempt;
  private final int wanted;

  /**
   * @param wanted the class that rows are to be taken for, or -1 for any other
   */
  Judge(Attempt attempt, int wanted) {
    this.attempt = attempt;
    this.wanted = wanted;
  }

  /**
   * The result.
   *
   * @param found the changed rows, {@code [rows, width]}; rows that are not changed count as misled
   *     by nobody
   * @throws IllegalStateException if one of them is farther away than the radius allows
   */
  Evasion of(float[] found, Seed seed, List<String> notes, List<Warning> warnings) {
    int count = attempt.rows.length;
    float[] changed = found.clone();
    for (int i = 0; i < count; i++) {
      double far = attempt.distance(changed, i);
      if (far > attempt.radius + ROUNDING * Math.max(1, attempt.radius)) {
        throw new IllegalStateException("row %s was moved by %s".formatted(i, far));
      }
    }
    int[] said = attempt.said(changed);
    boolean[] misled = new boolean[count];
    for (int i = 0; i < count; i++) {
      misled[i] = misled(i, said[i]);
    }
    double[] distances = shorten(changed, misled);
    boolean[] noisy = noisy(seed.split("noise").random());
    Dataset data = attempt.target.data();
    List<Changed> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String label = data.classes().get(attempt.labels[i]);
      String after = !attempt.right[i] || said[i] < 0 ? "" : data.classes().get(said[i]);
      all.add(
          new Changed(
              attempt.rows[i], label, after, attempt.right[i], misled[i], distances[i], noisy[i]));
    }
    return new Evasion(
        attempt.radius,
        unit(),
        all,
        Detection.of(attempt, found),
        pictures(changed, all),
        attempt.queries(),
        notes,
        warnings);
  }

  private Evasion.Unit unit() {
    return attempt.ball.norm() == Norm.LINF ? Evasion.Unit.LINF : Evasion.Unit.L2;
  }

  private boolean misled(int i, int said) {
    return attempt.right[i]
        && said >= 0
        && (wanted < 0 ? said != attempt.labels[i] : said == wanted && attempt.labels[i] != wanted);
  }

  /** How far each change that misleads must go; the changes are shortened in place. */
  private double[] shorten(float[] changed, boolean[] misled) {
    int[] some = IntStream.range(0, misled.length).filter(i -> misled[i]).toArray();
    float[] rows = attempt.take(attempt.values, some);
    float[] whole = attempt.take(changed, some);
    float[] near = new float[some.length];
    float[] far = new float[some.length];
    Arrays.fill(far, 1);
    float[] tried = new float[rows.length];
    for (int halving = 0; halving < HALVINGS; halving++) {
      for (int j = 0; j < tried.length; j++) {
        int k = j / attempt.width();
        tried[j] = rows[j] + (near[k] + far[k]) / 2 * (whole[j] - rows[j]);
      }
      int[] said = attempt.said(tried);
      for (int k = 0; k < some.length; k++) {
        float middle = (near[k] + far[k]) / 2;
        if (misled(some[k], said[k])) {
          far[k] = middle;
          attempt.put(tried, k, changed, some[k]);
        } else {
          near[k] = middle;
        }
      }
    }
    double[] distances = new double[misled.length];
    for (int i = 0; i < misled.length; i++) {
      distances[i] = misled[i] ? attempt.distance(changed, i) : Double.POSITIVE_INFINITY;
    }
    return distances;
  }

  private boolean[] noisy(UniformRandomProvider random) {
    float[] tried = attempt.values.clone();
    for (int i = 0; i < attempt.rows.length; i++) {
      int at = i * attempt.width();
      attempt.ball.noise(tried, at, attempt.radius, random);
      attempt.ball.project(tried, at, attempt.values, at, attempt.radius);
    }
    int[] said = attempt.said(tried);
    boolean[] misled = new boolean[said.length];
    for (int i = 0; i < said.length; i++) {
      misled[i] = misled(i, said[i]);
    }
    return misled;
  }

  /** Some rows, ten times what was changed of each, and what came of it: of each class one. */
  private Optional<Exhibit.Pictures> pictures(float[] changed, List<Changed> all) {
    Shape shape = attempt.target.data().shape();
    if (!shape.image()) {
      return Optional.empty();
    }
    List<Exhibit.Picture> pictures = new ArrayList<>();
    Set<String> shown = new HashSet<>();
    for (int i = 0; i < all.size() && shown.size() < SHOWN; i++) {
      if (all.get(i).misled() && shown.add(all.get(i).label())) {
        float[] row = attempt.take(attempt.values, new int[] {i});
        float[] result = attempt.take(changed, new int[] {i});
        float[] change = new float[row.length];
        for (int f = 0; f < row.length; f++) {
          change[f] = Math.max(0, Math.min(1, 0.5f + TIMES * (result[f] - row[f])));
        }
        pictures.add(new Exhibit.Picture(all.get(i).label(), shades(row, shape)));
        pictures.add(new Exhibit.Picture("change × 10", shades(change, shape)));
        pictures.add(new Exhibit.Picture("→ " + all.get(i).after(), shades(result, shape)));
      }
    }
    return pictures.isEmpty()
        ? Optional.empty()
        : Optional.of(new Exhibit.Pictures(shape.height(), shape.width(), pictures));
  }

  /** Of several channels the mean. */
  private static float[] shades(float[] values, Shape shape) {
    int plane = shape.height() * shape.width();
    float[] shades = new float[plane];
    for (int f = 0; f < values.length; f++) {
      shades[f % plane] += values[f] * plane / values.length;
    }
    return shades;
  }
}
