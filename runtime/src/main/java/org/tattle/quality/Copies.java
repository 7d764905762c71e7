package org.tattle.quality;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.tattle.data.Dataset;
import org.tattle.run.Control;

/**
 * Rows that are there more than once.
 *
 * @param duplicated rows that are an earlier one over again, with what is true of them
 * @param contradicted rows that are an earlier one over again, but for what is true of them
 */
record Copies(int duplicated, int contradicted) {

  /** What was found to be true of rows with the same features. */
  private record Alike(float[] features, Set<Optional<Object>> truths) {}

  static Copies of(Dataset data, Control control) {
    Map<Long, List<Alike>> known = new HashMap<>();
    int duplicated = 0;
    int contradicted = 0;
    for (int row = 0; row < data.rows(); row++) {
      control.check();
      Set<Optional<Object>> truths = alike(known, data.values(new int[] {row})).truths();
      boolean before = !truths.isEmpty();
      boolean another = truths.add(data.truth().said(row));
      duplicated += before && !another ? 1 : 0;
      contradicted += before && another ? 1 : 0;
    }
    return new Copies(duplicated, contradicted);
  }

  private static Alike alike(Map<Long, List<Alike>> known, float[] features) {
    List<Alike> same = known.computeIfAbsent(sum(features), sum -> new ArrayList<>(1));
    return same.stream()
        .filter(it -> Arrays.equals(it.features(), features))
        .findFirst()
        .orElseGet(
            () -> {
              Alike found = new Alike(features, new HashSet<>(2));
              same.add(found);
              return found;
            });
  }

  private static long sum(float[] features) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * features.length);
    bytes.asFloatBuffer().put(features);
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return sum.getValue();
  }
}
