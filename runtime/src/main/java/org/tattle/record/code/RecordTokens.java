package org.tattle.record.code;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Codes that can only be the same or not.
 *
 * @param of the token of each record; empty for those that have none, since a field was empty
 */
public record RecordTokens(List<Optional<String>> of) implements Codes {
  public RecordTokens {
    of = List.copyOf(of);
  }

  @Override
  public int records() {
    return of.size();
  }

  /** How many records have each token. */
  public Map<String, Long> counts() {
    return of.stream()
        .flatMap(Optional::stream)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  @Override
  public int alike() {
    return (int) counts().values().stream().filter(count -> count > 1).mapToLong(it -> it).sum();
  }

  /** How many records have one. */
  public int whole() {
    return (int) of.stream().filter(Optional::isPresent).count();
  }
}
