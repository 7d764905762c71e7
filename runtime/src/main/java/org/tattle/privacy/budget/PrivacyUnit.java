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
public record PrivacyUnit(Optional<String> person) {
  /** One row. */
  public static final PrivacyUnit ROW = new PrivacyUnit(Optional.empty());

  /** What answers about some data hide. */
  public static PrivacyUnit of(Dataset data) {
    return new PrivacyUnit(data.persons().map(Persons::column));
  }

  /** Several of them, in a word. */
  public String several() {
    return person.isPresent() ? "persons" : "rows";
  }

  /** One of them, in words. */
  public String words() {
    return person.map("one person (`%s`)"::formatted).orElse("one row");
  }
}
