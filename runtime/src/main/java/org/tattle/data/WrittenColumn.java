package org.tattle.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tattle.data.Column.Role;

/**
 * One column of a table with the text of each row as people wrote it. What training sees of it is a
 * {@link Column}; who publishes a table, or tells people of their own rows, needs the texts.
 */
public final class WrittenColumn {
  private final String name;
  private final Role role;
  private final Texts texts;
  private final int[] rows;

  private WrittenColumn(String name, Role role, Texts texts, int[] rows) {
    this.name = name;
    this.role = role;
    this.texts = texts;
    this.rows = rows;
  }

  /** A column of these texts. */
  public static WrittenColumn of(String name, Role role, List<String> texts) {
    Builder builder = new Builder(name, role);
    texts.forEach(builder::add);
    return builder.build();
  }

  /** Its heading. */
  public String name() {
    return name;
  }

  /** What it is for. */
  public Role role() {
    return role;
  }

  /** How many rows there are. */
  public int size() {
    return rows.length;
  }

  /** What stands in a row; empty where there is nothing. */
  public String text(int row) {
    return texts.text(rows[row]);
  }

  /** What stands in the rows, in their order. */
  public List<String> texts() {
    return IntStream.range(0, rows.length).mapToObj(this::text).toList();
  }

  /** The same texts in another role. */
  public WrittenColumn as(Role other) {
    return new WrittenColumn(name, other, texts, rows);
  }

  /** The given rows, in the given order. */
  public WrittenColumn take(int[] some) {
    return new WrittenColumn(name, role, texts, IntStream.of(some).map(row -> rows[row]).toArray());
  }

  /** Takes the texts of a column while its table is read. */
  public static final class Builder {
    private final String name;
    private final Role role;
    private final Texts texts = new Texts();

    public Builder(String name, Role role) {
      this.name = name;
      this.role = role;
    }

    /** The text of the next row. */
    public void add(String text) {
      texts.add(text);
    }

    /** The column of all rows so far. */
    public WrittenColumn build() {
      return new WrittenColumn(name, role, texts, IntStream.range(0, texts.size).toArray());
    }
  }

  /**
   * Texts in few bytes: one each, its number among the different ones, while those are few; from
   * then on their own bytes, one text after another.
   */
  private static final class Texts {
    private static final int FEW = 1 << Byte.SIZE;

    private final Map<String, Integer> known = new HashMap<>();
    private String[] different = new String[FEW];
    private byte[] bytes = new byte[16];
    private int[] ends;
    private int size;

    private void add(String text) {
      if (ends == null) {
        Integer code = known.get(text);
        if (code == null && known.size() < FEW) {
          code = known.size();
          different[code] = text;
          known.put(text, code);
        }
        if (code != null) {
          bytes = roomFor(size + 1);
          bytes[size++] = code.byteValue();
          return;
        }
        spellOut();
      }
      append(text);
    }

    private void spellOut() {
      byte[] codes = bytes;
      int count = size;
      bytes = new byte[16];
      ends = new int[count + 1];
      size = 0;
      for (int i = 0; i < count; i++) {
        append(different[codes[i] & 0xff]);
      }
      different = null;
      known.clear();
    }

    private void append(String text) {
      byte[] spelled = text.getBytes(StandardCharsets.UTF_8);
      int begin = begin(size);
      int end = Math.addExact(begin, spelled.length);
      bytes = roomFor(end);
      System.arraycopy(spelled, 0, bytes, begin, spelled.length);
      ends = size == ends.length ? Arrays.copyOf(ends, grown(size)) : ends;
      ends[size++] = end;
    }

    private int begin(int i) {
      return i == 0 ? 0 : ends[i - 1];
    }

    private byte[] roomFor(int count) {
      return count <= bytes.length ? bytes : Arrays.copyOf(bytes, grown(count));
    }

    private static int grown(int size) {
      return (int) Math.min(Integer.MAX_VALUE - 8, size + (size >> 1) + 1L);
    }

    private String text(int i) {
      return ends == null
          ? different[bytes[i] & 0xff]
          : new String(bytes, begin(i), ends[i] - begin(i), StandardCharsets.UTF_8);
    }
  }
}
