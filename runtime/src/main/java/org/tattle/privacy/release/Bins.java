package org.tattle.privacy.release;

/** Bins of equal width between bounds; a value on an edge is in the upper one. */
record Bins(Bounds bounds, int count) {

  long[] count(double[] rows) {
    long[] counts = new long[count];
    for (double row : rows) {
      double place = (bounds.clamp(row) - bounds.lower()) / bounds.width() * count;
      counts[Math.min(count - 1, (int) place)]++;
    }
    return counts;
  }

  /** The value so many bins from the lower bound. */
  double edge(double bins) {
    return bounds.lower() + bounds.width() * bins / count;
  }

  String label(int bin) {
    return "%s to %s".formatted((float) edge(bin), (float) edge(bin + 1)).replace(".0", "");
  }

  /** The bin itself: its middle and its edges. */
  Answer answer(int bin) {
    return new Answer(label(bin), edge(bin + 0.5), edge(bin), edge(bin + 1));
  }
}
