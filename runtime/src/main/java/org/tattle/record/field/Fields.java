package org.tattle.record.field;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The fields by which the people of a register are recognised.
 *
 * @param columns each has as many records as the others
 */
public record Fields(List<RecordField> columns) {
  public Fields {
    columns = List.copyOf(columns);
  }

  public int records() {
    return columns.get(0).records();
  }

  public List<String> names() {
    return columns.stream().map(RecordField::name).toList();
  }

  /** Whether something stands in all fields of a record. */
  public boolean whole(int record) {
    return columns.stream().noneMatch(field -> field.codes()[record] == RecordField.EMPTY);
  }

  /** What stands in all fields of a record, in a form that no other contents have. */
  public byte[] joined(int record) {
    byte[][] parts =
        columns.stream()
            .map(field -> field.text(record).getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    int length = 0;
    for (byte[] part : parts) {
      length += Integer.BYTES + part.length;
    }
    ByteBuffer all = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      all.putInt(part.length).put(part);
    }
    return all.array();
  }

  /** The same for people to read. */
  public String said(int record) {
    return columns.stream().map(field -> field.text(record)).collect(Collectors.joining(" "));
  }
}
