package org.tattle.attack.encoding;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tattle.record.code.BitCodes;
import org.tattle.record.code.Clk;
import org.tattle.record.field.Fields;
import org.tattle.record.field.Grams;
import org.tattle.record.field.RecordField;
import org.tattle.run.Control;

/**
 * Which bits pieces of text set, told by how often these come (Christen, Vidanage, Ranbaduge and
 * Schnell 2018, Pattern-Mining Based Cryptanalysis of Bloom Filters): of some codes, a piece that
 * comes clearly more often than the next and less than the last is the bits that are set together
 * as often. With and without the most frequent of those, the codes are looked at by themselves, and
 * so on. The paper looks for the most frequent piece alone; two that come about as often would end
 * it there at once.
 */
final class GramPatterns {
  private static final int FEWEST = 40;
  private static final double APART = 2;
  private static final double RARE = 0.01;
  private static final double NEAR = 2;
  private static final double WHOLE = 0.7;
  private static final int SEEDS = 24;

  private final Clk clk;
  private final List<BitSet> bits = new ArrayList<>();
  private final Map<String, BitSet> holders = new LinkedHashMap<>();
  private final Map<String, Integer> hashes = new HashMap<>();
  private final Map<String, int[]> found = new LinkedHashMap<>();
  private final BitSet taken = new BitSet();
  private final Control control;

  /** One part of the codes, and the part of the known records that is like it. */
  private record Part(BitSet codes, BitSet records) {}

  GramPatterns(BitCodes codes, Fields known, Clk clk, Control control) {
    this.clk = clk;
    this.control = control;
    for (int bit = 0; bit < codes.bits(); bit++) {
      int at = bit;
      BitSet having = new BitSet();
      IntStream.range(0, codes.records()).filter(i -> codes.get(i, at)).forEach(having::set);
      bits.add(having);
    }
    for (int column = 0; column < known.columns().size(); column++) {
      hold(known.columns().get(column), clk.hashes().get(column));
    }
    mine(all(codes.records()), all(known.records()));
  }

  private static BitSet all(int records) {
    BitSet all = new BitSet();
    all.set(0, records);
    return all;
  }

  private void hold(RecordField field, int count) {
    for (int record = 0; record < field.records(); record++) {
      for (String gram : Grams.of(field.text(record), clk.gram())) {
        String piece = field.name() + "|" + gram;
        holders.computeIfAbsent(piece, it -> new BitSet()).set(record);
        hashes.put(piece, count);
      }
    }
  }

  /** The bits of each piece that was found. */
  Map<String, int[]> found() {
    return found;
  }

  private void mine(BitSet codes, BitSet records) {
    Deque<Part> parts = new ArrayDeque<>(List.of(new Part(codes, records)));
    while (!parts.isEmpty()) {
      Part part = parts.remove();
      if (part.codes.cardinality() < FEWEST || part.records.cardinality() < FEWEST) {
        continue;
      }
      String first = "";
      for (Often piece : clear(part)) {
        control.check();
        int[] pattern = pattern(part, piece);
        if (pattern.length > 0) {
          piece.pieces().forEach(it -> found.put(it, pattern));
          IntStream.of(pattern).forEach(taken::set);
          first = first.isEmpty() ? piece.pieces().get(0) : first;
        }
      }
      if (!first.isEmpty()) {
        BitSet with = together(found.get(first), part.codes);
        parts.add(new Part(with, common(part.records, holders.get(first))));
        parts.add(new Part(less(part.codes, with), less(part.records, holders.get(first))));
      }
    }
  }

  /**
   * Pieces that just the same records have.
   *
   * @param count how many records of a part
   */
  private record Often(List<String> pieces, int count) {}

  /** What is not found yet and comes clearly more often than the next, and less than the last. */
  private List<Often> clear(Part part) {
    Map<BitSet, List<String>> same = new HashMap<>();
    holders.forEach(
        (piece, having) -> {
          if (!found.containsKey(piece)) {
            same.computeIfAbsent(common(part.records, having), it -> new ArrayList<>()).add(piece);
          }
        });
    int size = part.records.cardinality();
    List<Often> all =
        same.entrySet().stream()
            .map(it -> new Often(it.getValue(), it.getKey().cardinality()))
            .filter(it -> it.count() > RARE * size && it.count() < size)
            .sorted(Comparator.comparingInt((Often it) -> -it.count()))
            .toList();
    List<Often> clear = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      double share = (double) all.get(i).count() / size;
      double apart = APART * (Math.sqrt(share * (1 - share) / size) + 1.0 / size) * size;
      boolean above = i == 0 || all.get(i - 1).count() - all.get(i).count() > apart;
      boolean below = i == all.size() - 1 || all.get(i).count() - all.get(i + 1).count() > apart;
      if (above && below) {
        clear.add(all.get(i));
      }
    }
    return clear;
  }

  /** The bits that are set together about as often as a piece comes; none if there are no such. */
  private int[] pattern(Part part, Often piece) {
    double share = piece.count() / (double) part.records.cardinality();
    double size = part.codes.cardinality();
    double error =
        Math.sqrt(share * (1 - share) * (1 / size + 1.0 / part.records.cardinality())) + 1 / size;
    Map<Integer, BitSet> candidates = new HashMap<>();
    for (int bit = 0; bit < bits.size(); bit++) {
      BitSet here = common(part.codes, bits.get(bit));
      if (!taken.get(bit) && here.cardinality() / size >= share - NEAR * error) {
        candidates.put(bit, here);
      }
    }
    int count = piece.pieces().stream().mapToInt(hashes::get).sum();
    List<Integer> seeds =
        candidates.keySet().stream()
            .sorted(
                Comparator.comparingDouble(
                    bit -> Math.abs(candidates.get(bit).cardinality() / size - share)))
            .limit(SEEDS)
            .toList();
    int[] best = new int[0];
    double nearest = NEAR * error;
    for (int seed : seeds) {
      int[] grown = grown(seed, count, (share - NEAR * error) * size, candidates);
      double off = Math.abs(together(grown, part.codes).cardinality() / size - share);
      if (grown.length >= WHOLE * count && off < nearest) {
        nearest = off;
        best = grown;
      }
    }
    return best;
  }

  /** A bit and those that are set most often where it is, as long as all are often enough. */
  private static int[] grown(int seed, int count, double least, Map<Integer, BitSet> candidates) {
    BitSet where = candidates.get(seed);
    List<Integer> order =
        candidates.keySet().stream()
            .sorted(
                Comparator.comparingInt(
                        (Integer bit) -> -common(where, candidates.get(bit)).cardinality())
                    .thenComparing(Comparator.naturalOrder()))
            .limit(count)
            .toList();
    BitSet all = (BitSet) where.clone();
    List<Integer> grown = new ArrayList<>();
    for (int bit : order) {
      all.and(candidates.get(bit));
      if (all.cardinality() < least) {
        break;
      }
      grown.add(bit);
    }
    return grown.stream().mapToInt(bit -> bit).toArray();
  }

  private BitSet together(int[] pattern, BitSet codes) {
    BitSet with = (BitSet) codes.clone();
    IntStream.of(pattern).forEach(bit -> with.and(bits.get(bit)));
    return with;
  }

  private static BitSet common(BitSet one, BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.and(other);
    return both;
  }

  private static BitSet less(BitSet one, BitSet other) {
    BitSet left = (BitSet) one.clone();
    left.andNot(other);
    return left;
  }
}
