package org.tattle.attack.poisoning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.nn.network.Shape;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.AttackFaults;

/** What marks are like. */
public enum MarkStyle {
  /** A square of the brightest pixels at the lower right (Gu et al. 2017). */
  PATCH,
  /** A picture of noise that shines through (Chen et al. 2017). */
  BLEND,
  /** Waves from left to right (Barni, Kallas and Tondi 2019). */
  SINUSOID,
  /** Numbers at one end of what they are, by turns high and low, which few rows have together. */
  QUANTILE,
  /** The rarest names of some columns. */
  CATEGORY;

  private static final double HIGH = 0.99;

  /** The one that suits rows, if none is asked for. */
  public static MarkStyle suited(Dataset data) {
    if (data.shape().image()) {
      return PATCH;
    }
    return Stream.of(QUANTILE, CATEGORY)
        .filter(style -> !style.columns(data).isEmpty())
        .findFirst()
        .orElse(PATCH);
  }

  /**
   * A mark for rows like these.
   *
   * @param size pixels along a side, waves, or columns
   * @param strength how much of it shows, where something else does, too
   * @param seed of its noise
   * @throws Fault T306 if there is no room for it, or nothing of its kind
   */
  public Mark mark(Dataset data, int size, double strength, Seed seed) {
    Shape shape = data.shape();
    double most = data.features().maxNumber().doubleValue();
    double least = data.features().minNumber().doubleValue();
    if ((this == BLEND || this == SINUSOID) && !shape.image()) {
      throw Fault.of(AttackFaults.MARK_FOR_PICTURES, name().toLowerCase(Locale.ROOT)).at("mark");
    }
    int[] all = IntStream.range(0, shape.size()).toArray();
    UniformRandomProvider random = seed.random();
    return switch (this) {
      case PATCH -> {
        int[] where = patch(shape, size);
        yield of(where, 0, f -> most, least, most);
      }
      case BLEND ->
          of(
              all,
              1 - strength,
              f -> strength * (least + random.nextDouble() * (most - least)),
              least,
              most);
      case SINUSOID ->
          of(
              all,
              1,
              f -> strength * (most - least) * wave(f % shape.width(), shape.width(), size),
              least,
              most);
      case QUANTILE -> {
        List<Column> columns = columns(data, size);
        int[] where = columns.stream().mapToInt(Column::first).toArray();
        double[] ends = new double[size];
        Arrays.setAll(ends, k -> quantile(data, where[k], k % 2 == 0 ? HIGH : 1 - HIGH));
        yield new Mark(where, new double[size], ends, least, most);
      }
      case CATEGORY -> {
        int[] where =
            columns(data, size).stream()
                .flatMapToInt(it -> IntStream.range(it.first(), it.first() + it.width()))
                .toArray();
        List<Integer> rarest = columns(data, size).stream().map(it -> rarest(data, it)).toList();
        yield of(where, 0, f -> rarest.contains(f) ? 1 : 0, least, most);
      }
    };
  }

  private static Mark of(
      int[] where, double keep, IntToDoubleFunction add, double least, double most) {
    double[] kept = new double[where.length];
    Arrays.fill(kept, keep);
    return new Mark(where, kept, IntStream.of(where).mapToDouble(add).toArray(), least, most);
  }

  private static double wave(int x, int width, int waves) {
    return Math.sin(2 * Math.PI * x * waves / width);
  }

  /** How large a mark of this kind can be on rows like these. */
  public int room(Dataset data) {
    return switch (this) {
      case PATCH -> room(data.shape());
      case BLEND, SINUSOID -> data.shape().width();
      case QUANTILE, CATEGORY -> columns(data).size();
    };
  }

  private static int room(Shape shape) {
    return shape.image() ? Math.min(shape.height(), shape.width()) : shape.size();
  }

  /** Pixels at the lower right, one from the edges if there is room; else the last features. */
  private static int[] patch(Shape shape, int size) {
    int room = room(shape);
    if (size > room) {
      throw (shape.image()
              ? Fault.of(
                  AttackFaults.MARK_TOO_LARGE, shape.height(), shape.width(), Math.min(3, room))
              : Fault.of(AttackFaults.MARK_TOO_LONG, room, Math.min(3, room)))
          .at("patch");
    }
    if (!shape.image()) {
      return IntStream.range(shape.size() - size, shape.size()).toArray();
    }
    int left = Math.max(0, shape.width() - 1 - size);
    int top = Math.max(0, shape.height() - 1 - size);
    return IntStream.range(0, shape.size())
        .filter(f -> f % shape.width() >= left && f % shape.width() < left + size)
        .filter(f -> row(shape, f) >= top && row(shape, f) < top + size)
        .toArray();
  }

  private static int row(Shape shape, int feature) {
    return feature / shape.width() % shape.height();
  }

  private static double quantile(Dataset data, int feature, double share) {
    float[] column = data.features().getColumn(feature).toFloatVector();
    Arrays.sort(column);
    return column[(int) Math.round(share * (column.length - 1))];
  }

  /** The feature of the name that the fewest rows have, of those that any has. */
  private static int rarest(Dataset data, Column column) {
    return IntStream.range(column.first(), column.first() + column.width())
        .filter(f -> share(data, f) > 0)
        .boxed()
        .min(Comparator.comparingDouble(f -> share(data, f)))
        .orElse(column.first());
  }

  private static double share(Dataset data, int feature) {
    return data.features().getColumn(feature).meanNumber().doubleValue();
  }

  /** The last columns that it can be on, so many. */
  private List<Column> columns(Dataset data, int size) {
    List<Column> all = columns(data);
    if (all.isEmpty()) {
      String wanted = this == QUANTILE ? "numbers" : "names";
      throw Fault.of(AttackFaults.NO_COLUMNS_TO_MARK, wanted).at("mark");
    }
    if (size > all.size()) {
      throw Fault.of(AttackFaults.MARK_OF_COLUMNS, all.size(), all.size()).at("patch");
    }
    return all.subList(all.size() - size, all.size());
  }

  private List<Column> columns(Dataset data) {
    Column.Type type = this == QUANTILE ? Column.Type.NUMBER : Column.Type.CATEGORY;
    return data.columns().stream().filter(column -> column.type() == type).toList();
  }
}
