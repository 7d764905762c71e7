package org.tattle.data.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.tattle.data.Column.Role;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.data.Matrix;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.nn.network.Shape;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.TableFaults;

/**
 * Rows of which nothing is to be learned: they are texts, and have no features and no labels. The
 * one number that each has where others have features is a digest of its texts, so that data with
 * other texts are other data.
 */
public final class WrittenRows {
  private final String source;
  private final Sketch sketch;
  private final List<WrittenColumn.Builder> columns;
  private boolean any;

  /** Rows of somebody's own that are read, to be recognised when they are met again. */
  WrittenRows(String source, List<String> headings) {
    this.source = source;
    this.sketch = new Sketch(headings.size());
    this.columns =
        headings.stream().map(name -> new WrittenColumn.Builder(name, Role.PLAIN)).toList();
  }

  /**
   * The next row.
   *
   * @throws Fault R505 if it has not as many values as there are columns
   */
  void add(String[] texts, long line) {
    if (texts.length != columns.size()) {
      throw Fault.of(TableFaults.RAGGED, line, texts.length, columns.size()).at("path");
    }
    sketch.add(texts);
    for (int i = 0; i < texts.length; i++) {
      columns.get(i).add(texts[i]);
    }
    any = true;
  }

  /**
   * The rows as data.
   *
   * @throws Fault R508 if there are none
   */
  Dataset dataset(String name, Control control) {
    if (!any) {
      throw Fault.of(TableFaults.NO_ROWS, source).at("path");
    }
    Dataset data =
        of(
            name,
            new WrittenTable(columns.stream().map(WrittenColumn.Builder::build).toList()),
            control);
    return data.from(sketch.likeness().encoded(data.digest()));
  }

  /**
   * Such data.
   *
   * @param name what scripts call the source
   */
  public static Dataset of(String name, WrittenTable table, Control control) {
    int rows = table.columns().get(0).size();
    Matrix digests = Matrix.of(rows, 1);
    float[] digest = new float[1];
    MessageDigest sha = DigestUtils.getSha256Digest();
    for (int row = 0; row < rows; row++) {
      control.check();
      for (WrittenColumn column : table.columns()) {
        byte[] text = column.text(row).getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).flip());
        sha.update(text);
      }
      digest[0] = (ByteBuffer.wrap(sha.digest()).getInt() >>> 8) * 0x1p-24f;
      digests.add(digest);
    }
    return Dataset.of(
            name, digests.array(), Shape.flat(1), new Labels.Nothing(rows), List.of(), List.of())
        .with(table);
  }
}
