package org.tattle.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tattle.data.Column;
import org.tattle.data.recorded.ClassOrder;
import org.tattle.data.table.cell.PlainNumber;
import org.tattle.subject.elsewhere.RawRows;

/**
 * How rows are put to a model and how its answers are read, in JSON: {@code {"instances": rows}}
 * unless a template says otherwise, and {@code {"predictions": answers}}, {@code {"outputs":
 * answers}} or the answers alone.
 *
 * @param template JSON in which {@code ROWS} stands for lists of numbers, one a row, or {@code
 *     RECORDS} for objects of columns and values
 * @param classes what an answer that is a text names
 */
record JsonRows(String template, List<String> classes) {
  static final String ROWS = "ROWS";
  static final String RECORDS = "RECORDS";

  /** The template of who gives none. */
  static final String USUAL = "{\"instances\": ROWS}";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> ANSWERS =
      List.of("predictions", "outputs", "probabilities", "scores", "instances", "data", "result");

  /** Whether a template is JSON in which rows have a place. */
  static boolean whole(String template) {
    try {
      boolean placed = template.contains(ROWS) || template.contains(RECORDS);
      JSON.readTree(template.replace(ROWS, "[]").replace(RECORDS, "[]"));
      return placed;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** Each row by itself, as it is put to the model. */
  List<String> rows(RawRows rows) {
    List<String> texts = new ArrayList<>();
    float[][] numbers = template.contains(RECORDS) ? null : rows.numbers();
    for (int i = 0; i < rows.rows(); i++) {
      texts.add(numbers == null ? record(rows, i) : list(numbers[i]));
    }
    return texts;
  }

  private static String list(float[] row) {
    ArrayNode list = JSON.createArrayNode();
    for (float value : row) {
      list.add(value);
    }
    return list.toString();
  }

  private static String record(RawRows rows, int row) {
    ObjectNode record = JSON.createObjectNode();
    for (Column column : rows.columns()) {
      Object value = rows.value(column, row);
      if (value instanceof Number number) {
        record.put(column.name(), number.doubleValue());
      } else {
        record.put(column.name(), value.toString());
      }
    }
    return record.toString();
  }

  /** What is sent to ask about some rows. */
  String question(List<String> rows) {
    String all = "[" + String.join(",", rows) + "]";
    return template.replace(RECORDS, all).replace(ROWS, all);
  }

  /**
   * What an answer says: {@code [rows][outputs]}.
   *
   * @throws IOException if it says nothing that can be read
   */
  double[][] answers(byte[] body) throws IOException {
    JsonNode found = JSON.readTree(body);
    for (int depth = 0; depth < 3 && found != null && found.isObject(); depth++) {
      found = inside(found);
    }
    if (found == null || !found.isArray() || found.isEmpty()) {
      throw new IOException("it has no list of answers");
    }
    if (found.get(0).isObject() && found.get(0).has("data") && found.get(0).has("shape")) {
      return shaped(found.get(found.size() - 1));
    }
    double[][] rows = new double[found.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(found.get(i));
    }
    return rows;
  }

  private static JsonNode inside(JsonNode object) {
    for (String name : ANSWERS) {
      if (object.has(name)) {
        return object.get(name);
      }
    }
    return object.size() == 1 ? object.elements().next() : null;
  }

  /** A tensor as inference servers write it: its sizes, and its numbers in one list. */
  private static double[][] shaped(JsonNode tensor) throws IOException {
    JsonNode shape = tensor.get("shape");
    JsonNode data = tensor.get("data");
    if (shape == null || data == null || shape.isEmpty() || !data.isArray()) {
      throw new IOException("it has a tensor without sizes");
    }
    int rows = shape.get(0).asInt();
    if (rows < 1 || data.size() % rows != 0) {
      throw new IOException("it has a tensor of another size than it says");
    }
    int width = data.size() / rows;
    double[][] all = new double[rows][width];
    for (int i = 0; i < data.size(); i++) {
      all[i / width][i % width] = number(data.get(i));
    }
    return all;
  }

  private double[] row(JsonNode answer) throws IOException {
    JsonNode found = answer.isObject() ? inside(answer) : answer;
    if (found != null && found.isNumber()) {
      return new double[] {found.asDouble()};
    }
    if (found != null && found.isTextual()) {
      return new double[] {named(found.asText())};
    }
    if (found == null || !found.isArray() || found.isEmpty()) {
      throw new IOException("an answer is no list of numbers");
    }
    double[] row = new double[found.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = number(found.get(i));
    }
    return row;
  }

  /** A class by its name: the number that it is, or its place. */
  private double named(String name) throws IOException {
    int place = ClassOrder.place(name, classes);
    if (place < 0) {
      throw new IOException("it names a class that no row is of");
    }
    double number = PlainNumber.of(classes.get(place));
    return Double.isNaN(number) ? place : number;
  }

  private static double number(JsonNode value) throws IOException {
    if (!value.isNumber()) {
      throw new IOException("an answer holds what is no number");
    }
    return value.asDouble();
  }
}
