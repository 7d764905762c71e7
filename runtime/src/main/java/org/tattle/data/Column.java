package org.tattle.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A column of the table that a data set was read from, and how to get from a feature back to the
 * value that stood there: for a number or a pixel, {@code value = center + scale * feature}; for a
 * category, the one of {@code categories} whose feature is 1.
 *
 * @param name its heading
 * @param type what its values are
 * @param role what an attacker is taken to know or to want of it
 * @param first the first feature that it became
 * @param width how many features it became: one for a number, one a category for the others
 * @param categories its categories in the order of its features, or empty for a number
 * @param center what was subtracted from a number, in the column's own unit; 0 for the others
 * @param scale what a number or pixel was then divided by, in the column's own unit; 1 for names
 * @param filled how many numbers were missing, and were made up from those of other rows
 * @param declared whether how it became features was declared, and tells nothing of the rows
 */
public record Column(
    String name,
    Type type,
    Role role,
    int first,
    int width,
    List<String> categories,
    double center,
    double scale,
    int filled,
    boolean declared) {

  /** What a column holds. */
  public enum Type {
    /** Numbers, standardised to mean 0 and deviation 1, or from their bounds to -1..1. */
    NUMBER,
    /** Names, one-hot encoded. */
    CATEGORY,
    /** Pixels or bits, scaled to 0..1 and otherwise left alone. */
    RAW
  }

  /** What a column is for, and means for privacy. */
  public enum Role {
    /** Nothing in particular. */
    PLAIN,
    /** What is to be predicted. */
    LABEL,
    /** What people call a row by. */
    ID,
    /** Who is a member. */
    MEMBER,
    /** Whose row it is, where a person may have several. */
    PERSON,
    /** Left out where the data were loaded. */
    DROPPED,
    /** What nobody should learn about a person. */
    SENSITIVE,
    /** What together with others tells who a person is: birth date, post code. */
    QUASI
  }

  public Column {
    categories = List.copyOf(categories);
  }

  /** A column that was not rescaled and has no role. */
  public Column(String name, Type type, int first, int width, List<String> categories) {
    this(name, type, Role.PLAIN, first, width, categories, 0, 1, 0, false);
  }

  /**
   * The value that stood in a row: a Double for a number, else a text. Of all numbers that have the
   * row's feature, the one with the fewest digits: what a feature cannot hold was not in the table.
   *
   * @param features {@code [rows, features]} of the data set
   */
  public Object value(INDArray features, int row) {
    if (type != Type.CATEGORY) {
      return number(features.getFloat(row, first));
    }
    for (int c = 0; c < width; c++) {
      if (features.getDouble(row, first + c) == 1) {
        return categories.get(c);
      }
    }
    return "";
  }

  /** The number that a feature stands for: of all that have it, the one with the fewest digits. */
  public double number(float feature) {
    double exact = center + scale * feature;
    if (!Double.isFinite(exact)) {
      return exact;
    }
    BigDecimal digits = BigDecimal.valueOf(exact);
    for (int count = 1; count < digits.precision(); count++) {
      double rounded = digits.round(new MathContext(count)).doubleValue();
      if ((float) ((rounded - center) / scale) == feature) {
        return rounded;
      }
    }
    return exact;
  }
}
