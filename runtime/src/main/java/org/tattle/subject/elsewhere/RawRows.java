package org.tattle.subject.elsewhere;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.data.Column;
import org.tattle.data.Dataset;

/**
 * Rows as people wrote them, and as models from elsewhere were taught: numbers in their own unit,
 * and not as ours are standardised; pixels from 0 to 1; of categories one number each, or the name.
 */
public final class RawRows {
  private final List<Column> columns;
  private final INDArray features;
  private final boolean exact;

  private RawRows(Dataset data, INDArray features, boolean exact) {
    columns = data.columns();
    this.features = features;
    this.exact = exact;
  }

  /** Some rows of a data set, with the digits that they were written with. */
  public static RawRows of(Dataset data) {
    return new RawRows(data, data.features(), true);
  }

  /** Rows that somebody made up. */
  static RawRows of(Dataset data, INDArray features) {
    return new RawRows(data, features, false);
  }

  public int rows() {
    return (int) features.size(0);
  }

  /** What each becomes in {@code value = center + scale * feature}: of each feature. */
  public static float[][] scales(Dataset data) {
    float[][] scales = new float[2][data.shape().size()];
    java.util.Arrays.fill(scales[1], 1);
    for (Column column : data.columns()) {
      if (column.type() == Column.Type.NUMBER) {
        scales[0][column.first()] = (float) column.center();
        scales[1][column.first()] = (float) column.scale();
      }
    }
    return scales;
  }

  /** All as numbers, {@code [rows][features]}. */
  public float[][] numbers() {
    float[][] rows = features.toFloatMatrix();
    for (Column column : columns) {
      if (column.type() == Column.Type.NUMBER) {
        for (float[] row : rows) {
          row[column.first()] = (float) number(column, row[column.first()]);
        }
      }
    }
    return rows;
  }

  private double number(Column column, float feature) {
    return exact ? column.number(feature) : column.center() + column.scale() * feature;
  }

  /** The column of that name, if there is one. */
  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  public List<Column> columns() {
    return columns;
  }

  /** What stands in a row: a number, or the category that it is nearest to. */
  public Object value(Column column, int row) {
    if (column.type() != Column.Type.CATEGORY) {
      float feature = features.getFloat(row, column.first());
      return column.type() == Column.Type.NUMBER ? number(column, feature) : (double) feature;
    }
    int best = 0;
    for (int c = 1; c < column.width(); c++) {
      best =
          features.getFloat(row, column.first() + c) > features.getFloat(row, column.first() + best)
              ? c
              : best;
    }
    return column.categories().get(best);
  }
}
