package org.tattle.publication;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.tattle.data.Column.Role;
import org.tattle.data.Split;
import org.tattle.data.WrittenColumn;

/**
 * Numbers in place of people: 1 for whose row comes first in the published table, and so on, which
 * tells nothing that the order of the rows does not. People who are not in it come after.
 */
final class Pseudonyms {
  private Pseudonyms() {}

  static WrittenColumn of(WrittenColumn people, Split split) {
    Map<String, Integer> numbers = new HashMap<>();
    IntStream.concat(IntStream.of(split.members()).sorted(), IntStream.range(0, people.size()))
        .forEach(row -> numbers.putIfAbsent(people.text(row), numbers.size() + 1));
    return WrittenColumn.of(
        people.name(),
        Role.PERSON,
        people.texts().stream().map(name -> numbers.get(name).toString()).toList());
  }
}
