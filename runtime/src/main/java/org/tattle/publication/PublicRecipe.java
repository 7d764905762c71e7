package org.tattle.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tattle.defense.Defense;
import org.tattle.run.Key;
import org.tattle.subject.Recipe;

/**
 * How something is made that is given to the public: in a form of its own, of the members' rows.
 *
 * @param <S> what it makes
 */
interface PublicRecipe<S> extends Recipe<S> {

  /** The form of it. */
  Record how();

  /** What keys of such things begin with. */
  String word();

  @Override
  default List<Record> components() {
    return Stream.concat(defenses().stream().map(Record.class::cast), Stream.of(how())).toList();
  }

  /** Only what is out of the ordinary is told besides. */
  @Override
  default Key key() {
    List<Object> made = new ArrayList<>(List.<Object>of(lineage(), defenses()));
    if (!planted().isEmpty()) {
      made.add(planted());
    }
    if (split().forgotten().length > 0) {
      made.addAll(List.of("without", split().forgotten()));
    }
    return Key.of(word(), made.toArray());
  }

  /** Some of them and one more. */
  static <T> List<T> and(List<T> some, T more) {
    return Stream.concat(some.stream(), Stream.of(more)).toList();
  }

  /** Those of its defenses that draw. */
  default List<Defense> drawing() {
    return defenses().stream().filter(Defense::draws).toList();
  }
}
