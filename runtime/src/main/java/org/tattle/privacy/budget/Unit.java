package org.tattle.privacy.budget;

import java.util.Optional;
import org.tattle.data.Dataset;
import org.tattle.data.Persons;

/**
 * What a guarantee hides: one row, or all rows of one person. Guarantees of different units do not
 * add up. What hides a row hides a person with many only so many times worse, and how many they are
 * is bounded by nothing where nobody said whose rows they are. What hides the persons of one column
 * says nothing of those of another.
 *
 * @param person the column that says whose rows they are; none where a row stands for itself
 */
public record Unit(Optional<String> person) {
  /** One row. */
  public static final Unit ROW = new Unit(Optional.empty());

  /** What answers about some data hide. */
  public static Unit of(Dataset data) {
    return new Unit(data.persons().map(Persons::column));
  }

  /** One of them, in words. */
  public String words() {
    return person.map("one person (`%s`)"::formatted).orElse("one row");
  }
}
