package org.tattle.record.field;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tattle.run.Control;

/**
 * A field of all records of a register: different texts once, and which of them each record has.
 *
 * @param name what its column is called
 * @param texts what stands in it, normalised; the first is empty, for records where nothing does
 * @param codes of each record, which of these it has, {@code [records]}; not written to
 */
public record RecordField(String name, List<String> texts, int[] codes) {
  /** The code of a record where nothing stands. */
  public static final int EMPTY = 0;

  public RecordField {
    texts = List.copyOf(texts);
  }

  /** A field of these texts, which are normalised here. */
  public static RecordField of(String name, List<String> written, Control control) {
    Map<String, Integer> known = new HashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    List<String> texts = new ArrayList<>(List.of(""));
    known.put("", EMPTY);
    int[] codes = new int[written.size()];
    for (int record = 0; record < codes.length; record++) {
      control.check();
      codes[record] =
          seen.computeIfAbsent(
              written.get(record),
              text ->
                  known.computeIfAbsent(
                      Normaliser.of(text),
                      plain -> {
                        texts.add(plain);
                        return texts.size() - 1;
                      }));
    }
    return new RecordField(name, texts, codes);
  }

  public String text(int record) {
    return texts.get(codes[record]);
  }

  public int records() {
    return codes.length;
  }

  /** How many records have each of the texts, {@code [texts]}. */
  public int[] counts() {
    int[] counts = new int[texts.size()];
    for (int code : codes) {
      counts[code]++;
    }
    return counts;
  }

  /** The numbers of the texts that most records have, the most frequent first; none is empty. */
  public int[] frequent(int most) {
    int[] counts = counts();
    return IntStream.range(1, counts.length)
        .boxed()
        .sorted(Comparator.comparingInt(text -> -counts[text]))
        .limit(most)
        .mapToInt(text -> text)
        .toArray();
  }

  /** How many different pieces of so many characters a record has on average. */
  public double pieces(int gram) {
    int[] counts = counts();
    return IntStream.range(0, counts.length)
            .mapToDouble(text -> (double) counts[text] * Grams.of(texts.get(text), gram).size())
            .sum()
        / Math.max(1, records());
  }
}
