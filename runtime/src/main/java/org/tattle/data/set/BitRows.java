package org.tattle.data.set;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.data.Matrix;
import org.tattle.data.fetch.Archive;
import org.tattle.data.table.Records;
import org.tattle.data.table.cell.Delimited;
import org.tattle.nn.network.Shape;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.FileFaults;
import org.tattle.run.catalogue.Sentence;

/**
 * The sets of Shokri et al. 2017: rows of zeros and ones with commas between them, and classes
 * counted from 1. Read without the machinery of tables: Texas has 415 million cells.
 *
 * @param name what scripts call the set
 * @param column what its features are called together
 */
record BitRows(String name, String column, int rows, int width, int classes) {
  private static final int CHECKED = 1 << 10;

  /** A text whose lines start with the class, in quotes or not. */
  Dataset labelled(Path file, Control control) {
    try (BufferedReader lines = Delimited.open(file, control)) {
      return read(lines, null, control);
    } catch (IOException e) {
      throw Records.unreadable(file.getFileName().toString(), e);
    }
  }

  /** An archive with the rows in one file and their classes, one a line, in another. */
  Dataset parted(Path archive, String features, String labels, Control control) {
    try (BufferedReader rows = text(archive, features, control);
        BufferedReader classes = text(archive, labels, control)) {
      return read(rows, classes, control);
    } catch (IOException e) {
      throw Records.unreadable(archive.getFileName().toString(), e);
    }
  }

  private static BufferedReader text(Path archive, String entry, Control control)
      throws IOException {
    return new BufferedReader(
        new InputStreamReader(Archive.open(archive, entry, control), StandardCharsets.US_ASCII),
        1 << 16);
  }

  private Dataset read(BufferedReader lines, BufferedReader classesApart, Control control)
      throws IOException {
    Matrix matrix = Matrix.of(rows, width);
    int[] labels = new int[rows];
    float[] features = new float[width];
    for (int row = 0; row < rows; row++) {
      if (row % CHECKED == 0) {
        control.check();
      }
      String line = line(lines, row);
      int comma = classesApart == null ? line.indexOf(',') : -1;
      String label =
          classesApart == null ? line.substring(0, Math.max(0, comma)) : line(classesApart, row);
      labels[row] = label(label, row);
      bits(line, comma + 1, features, row);
      matrix.add(features);
    }
    List<String> names = IntStream.rangeClosed(1, classes).mapToObj(Integer::toString).toList();
    Column bits = new Column(column, Column.Type.RAW, 0, width, List.of());
    return Dataset.of(
        name, matrix.array(), Shape.flat(width), labels, names, List.of(bits), List.of());
  }

  private String line(BufferedReader lines, int row) throws IOException {
    String line = lines.readLine();
    if (line == null) {
      throw bad(FileFaults.BITS_MISSING, row);
    }
    return line;
  }

  private int label(String text, int row) {
    try {
      int label = Integer.parseInt(text.replace("\"", "").strip());
      if (label >= 1 && label <= classes) {
        return label - 1;
      }
    } catch (NumberFormatException e) {
      throw bad(FileFaults.BITS_WITHOUT_CLASS, row);
    }
    throw bad(FileFaults.BITS_OF_ANOTHER_CLASS, row, classes);
  }

  private void bits(String line, int from, float[] features, int row) {
    int count = 0;
    for (int i = from; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '0' || c == '1') {
        if (count == width) {
          throw bad(FileFaults.TOO_MANY_BITS, row, width);
        }
        features[count++] = c - '0';
      } else if (c != ',' && c != ' ') {
        throw bad(FileFaults.NOT_A_BIT, row, c);
      }
    }
    if (count < width) {
      throw bad(FileFaults.TOO_FEW_BITS, row, count, width);
    }
  }

  private Fault bad(Sentence what, int row, Object... values) {
    return Fault.of(what, Stream.concat(Stream.of(row + 1, name), Stream.of(values)).toArray());
  }
}
