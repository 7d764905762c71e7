package org.tattle.subject.train;

import java.util.List;
import java.util.stream.IntStream;
import org.tattle.run.Key;
import org.tattle.unlearning.trace.Sighting;

/** Models of which each learns from rows of one data set. */
sealed interface RowOrder extends ModelOrder permits NetworkOrder, LearnerOrder {

  /** The rows that each learns from. */
  List<int[]> rows();

  @Override
  default List<Sighting> sightings() {
    return IntStream.range(0, keys().size())
        .mapToObj(i -> new Sighting(keys().get(i), data(), rows().get(i)))
        .toList();
  }

  /** What each draws from. */
  List<Long> seeds();

  /** The same, where each learns from these rows instead and is kept under this key. */
  RowOrder of(List<int[]> rows, List<Key> keys);
}
