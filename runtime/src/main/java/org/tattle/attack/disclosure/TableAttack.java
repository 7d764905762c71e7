package org.tattle.attack.disclosure;

import java.util.List;
import java.util.Set;
import org.tattle.data.WrittenColumn;
import org.tattle.model.Access;
import org.tattle.publication.OpenRows;

/** One on published rows. */
interface TableAttack extends PeopleAttack<OpenRows> {
  @Override
  default Class<OpenRows> on() {
    return OpenRows.class;
  }

  @Override
  default Set<Access> needs() {
    return Set.of(Access.ROWS);
  }

  /** The columns of these names, or of all that are published but some. */
  static List<String> published(OpenRows table, List<String> named, List<String> without) {
    return table.table().columns().stream()
        .map(WrittenColumn::name)
        .filter(name -> named.isEmpty() || named.contains(name))
        .filter(name -> !without.contains(name))
        .toList();
  }
}
