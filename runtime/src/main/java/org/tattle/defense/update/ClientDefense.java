package org.tattle.defense.update;

import java.util.Arrays;
import org.tattle.defense.AggregationDefense;
import org.tattle.defense.Gathering;

/** A defense that each honest client puts before what it sends. */
interface ClientDefense extends AggregationDefense {
  @Override
  default Place place() {
    return Place.CLIENTS;
  }

  /** Counts that an update takes so many bytes, and not four for each number. */
  static void sends(long bytes, float[] change, Gathering round) {
    round.sent().add(bytes - (long) Float.BYTES * change.length);
  }

  /** The value of which so many others are as large or larger, whatever their signs. */
  static float least(float[] values, int from, int to, int many) {
    float[] sizes = new float[to - from];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(values[from + i]);
    }
    Arrays.sort(sizes);
    return sizes[sizes.length - Math.max(1, Math.min(sizes.length, many))];
  }
}
