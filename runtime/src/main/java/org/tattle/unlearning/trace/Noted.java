package org.tattle.unlearning.trace;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.tattle.run.Key;

/**
 * A sighting as it is kept: a line of text, how many bytes follow, and a bit for each row.
 *
 * @param of the key of what has seen them
 * @param digest of the data that the rows are of
 * @param rows which
 */
record Noted(Key of, String digest, BitSet rows) {

  static Noted of(Sighting sighting) {
    BitSet rows = new BitSet();
    for (int row : sighting.rows()) {
      rows.set(row);
    }
    return new Noted(sighting.by(), sighting.data().digest(), rows);
  }

  byte[] written() {
    byte[] line =
        String.join(" ", of.kind(), of.hex(), digest, "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] bits = rows.toByteArray();
    return ByteBuffer.allocate(line.length + Integer.BYTES + bits.length)
        .put(line)
        .putInt(bits.length)
        .put(bits)
        .array();
  }

  static List<Noted> read(byte[] bytes) {
    List<Noted> all = new ArrayList<>();
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      int from = left.position();
      int end = from;
      while (bytes[end] != '\n') {
        end++;
      }
      String[] line = new String(bytes, from, end - from, StandardCharsets.US_ASCII).split(" ");
      left.position(end + 1);
      byte[] bits = new byte[left.getInt()];
      left.get(bits);
      all.add(new Noted(new Key(line[0], line[1]), line[2], BitSet.valueOf(bits)));
    }
    return all;
  }

  /** Whether one of the rows is wanted. */
  boolean any(long[] prints, Set<Long> wanted) {
    return Arrays.stream(rows.stream().toArray())
        .anyMatch(row -> row < prints.length && wanted.contains(prints[row]));
  }
}
