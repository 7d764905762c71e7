package org.tattle.unlearning.trace;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tattle.data.Dataset;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Key;

/**
 * Which of the things that are kept have seen which rows. It is noted whenever they are made or
 * used, beside them. A row is known by what it holds, so that the same row of another data set is
 * found as well; a row that a defense changed is known by the one that it was.
 */
public final class Sightings {
  private static final String SEEN = "seen";
  private static final String PRINTS = "prints";

  /** What can tell of the rows that it was made from, whether it is noted of which or not. */
  private static final Set<String> TELLING =
      Set.of(
          "model",
          "shadow",
          "slice",
          "probe",
          "unlearned",
          "sifted",
          "round",
          "updates",
          "pupil",
          "led",
          "lesson",
          "classifier");

  private final Cache cache;

  public Sightings(Cache cache) {
    this.cache = cache;
  }

  /** Notes what things see that are made together, unless it is noted already. */
  public void note(List<Sighting> sightings) {
    Key place = Key.of(SEEN, sightings.stream().map(Sighting::by).toList());
    if (sightings.isEmpty() || cache.get(place).isPresent()) {
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Set<String> printed = new HashSet<>();
    for (Sighting sighting : sightings) {
      Control.heed();
      if (printed.add(sighting.data().digest())) {
        prints(sighting.data());
      }
      bytes.writeBytes(Noted.of(sighting).written());
    }
    cache.put(place, bytes.toByteArray());
  }

  /** Notes that some rows were made of others: of each of them it is said of which. */
  public void stem(Dataset made, Dataset from, int[] rows) {
    if (made.digest().equals(from.digest())) {
      return;
    }
    Key place = prints(made.digest());
    byte[] theirs = Prints.write(Prints.stemming(prints(from), rows));
    if (!cache.get(place).filter(it -> Arrays.equals(it, theirs)).isPresent()) {
      cache.put(place, theirs);
    }
  }

  private static Key prints(String digest) {
    return Key.of(PRINTS, digest);
  }

  private long[] prints(Dataset data) {
    Key place = prints(data.digest());
    Optional<byte[]> kept = cache.get(place);
    if (kept.isPresent()) {
      return Prints.read(kept.get());
    }
    long[] prints = Prints.of(data);
    cache.put(place, Prints.write(prints));
    return prints;
  }

  /**
   * What is kept that has seen some rows.
   *
   * @param knowing those of which it is noted
   * @param unsure those that tell of rows, and of which nothing is noted: they learned from what
   *     other models answered, or are older than such notes
   */
  public record Seen(List<Key> knowing, List<Key> unsure) {
    public Seen {
      knowing = List.copyOf(knowing);
      unsure = List.copyOf(unsure);
    }

    /** How many there are of each kind of those that know them. */
    public Map<String, Long> kinds() {
      return knowing.stream()
          .collect(Collectors.groupingBy(Key::kind, TreeMap::new, Collectors.counting()));
    }
  }

  /**
   * What is kept that has seen some rows.
   *
   * @param spared what is not to be counted
   */
  public Seen of(Dataset data, int[] rows, Collection<Key> spared) {
    long[] own = prints(data);
    Set<Long> wanted = IntStream.of(rows).mapToObj(row -> own[row]).collect(Collectors.toSet());
    Map<String, Optional<long[]>> prints = new HashMap<>();
    Set<Key> told = new HashSet<>(spared);
    Set<Key> knowing = new LinkedHashSet<>();
    List<Key> all = cache.keys();
    for (Key place : all) {
      Control.heed();
      if (!place.kind().equals(SEEN)) {
        continue;
      }
      for (Noted noted : cache.get(place).map(Noted::read).orElse(List.of())) {
        Optional<long[]> theirs =
            prints.computeIfAbsent(
                noted.digest(), digest -> cache.get(prints(digest)).map(Prints::read));
        if (theirs.isPresent()) {
          told.add(noted.of());
          if (noted.any(theirs.get(), wanted)) {
            knowing.add(noted.of());
          }
        }
      }
    }
    return new Seen(
        knowing.stream().filter(key -> cache.has(key) && !spared.contains(key)).toList(),
        all.stream().filter(key -> TELLING.contains(key.kind()) && !told.contains(key)).toList());
  }

  /** Removes all of it, what is not sure too, and what was noted of things that are not there. */
  public void purge(Seen seen) {
    seen.knowing().forEach(cache::remove);
    seen.unsure().forEach(cache::remove);
    for (Key place : cache.keys()) {
      if (place.kind().equals(SEEN)
          && cache.get(place).map(Noted::read).orElse(List.of()).stream()
              .noneMatch(noted -> cache.has(noted.of()))) {
        cache.remove(place);
      }
    }
  }
}
