package org.tattle.record.code;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tattle.record.field.Fields;
import org.tattle.record.field.Grams;
import org.tattle.record.field.RecordField;
import org.tattle.run.Control;

/**
 * Cryptographic longterm keys (Schnell, Bachteler and Reiher 2009, Privacy-preserving record
 * linkage using Bloom filters; 2011, A novel error-tolerant anonymous linking code): all fields of
 * a record in one Bloom filter. Each piece of a field, said with the field's name, sets some bits,
 * and the more a field weighs, the more.
 *
 * @param bits how many a code has
 * @param hashes of each field, how many bits a piece of it sets at most
 * @param gram how many characters a piece has
 */
public record Clk(int bits, List<Integer> hashes, int gram, Hashing hashing) {
  public Clk {
    hashes = List.copyOf(hashes);
  }

  /** The codes of all records. */
  public BitCodes encode(Fields fields, byte[] key, Control control) {
    return encode(fields, key, Optional.empty(), control);
  }

  /**
   * The same under a key of its own for each text of a salt (Niedermeyer et al. 2014, Cryptanalysis
   * of basic Bloom filters): the same piece sets other bits in records whose salt is another.
   *
   * @param salt has as many records
   */
  public BitCodes encode(Fields fields, byte[] key, Optional<RecordField> salt, Control control) {
    int width = BitCodes.width(bits);
    long[] words = new long[Math.multiplyExact(fields.records(), width)];
    int[] salts = salt.map(RecordField::codes).orElseGet(() -> new int[fields.records()]);
    int[] order =
        IntStream.range(0, fields.records())
            .boxed()
            .sorted((a, b) -> Integer.compare(salts[a], salts[b]))
            .mapToInt(record -> record)
            .toArray();
    Writer writer = null;
    int last = -1;
    for (int record : order) {
      control.check();
      if (salts[record] != last) {
        last = salts[record];
        byte[] own =
            salt.map(it -> Keyed.derived(key, "salt|" + it.texts().get(salts[record]))).orElse(key);
        writer = new Writer(fields, own);
      }
      writer.write(record, words, record * width);
    }
    return new BitCodes(bits, words);
  }

  /**
   * The bits that a text of a field sets, ascending.
   *
   * @param column which field
   */
  public int[] bits(Fields fields, int column, String text, byte[] key) {
    return new Writer(fields, key).bits(column, text);
  }

  private final class Writer {
    private final Fields fields;
    private final List<Function<String, int[]>> positions;
    private final Map<String, int[]> known = new HashMap<>();

    Writer(Fields fields, byte[] key) {
      this.fields = fields;
      this.positions = hashes.stream().map(count -> hashing.under(key, bits, count)).toList();
    }

    void write(int record, long[] words, int at) {
      for (int column = 0; column < hashes.size(); column++) {
        for (int bit : bits(column, fields.columns().get(column).text(record))) {
          words[at + (bit >> 6)] |= 1L << bit;
        }
      }
    }

    int[] bits(int column, String text) {
      String name = fields.columns().get(column).name();
      return Grams.of(text, gram).stream()
          .map(piece -> name + "|" + piece)
          .flatMapToInt(piece -> Arrays.stream(known.computeIfAbsent(piece, positions.get(column))))
          .sorted()
          .distinct()
          .toArray();
    }
  }
}
