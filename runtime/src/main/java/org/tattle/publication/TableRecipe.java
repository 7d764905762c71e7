package org.tattle.publication;

import java.util.List;
import java.util.stream.Stream;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.WrittenTable;
import org.tattle.defense.Defense;
import org.tattle.defense.PublicationDefense;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.subject.Planted;
import org.tattle.subject.Recipe;
import org.tattle.subject.train.Trainer;

/**
 * How a table is made that is given to the public.
 *
 * @param data the rows that there are
 * @param split whose rows go in: the members'
 * @param how the form of it
 * @param defenses what is done to it first, in the order in which scripts said it
 */
record TableRecipe(Dataset data, Split split, PublishRows how, List<Defense> defenses)
    implements Recipe<PublishedTable> {
  TableRecipe {
    defenses = List.copyOf(defenses);
  }

  @Override
  public List<Planted> planted() {
    return List.of();
  }

  @Override
  public List<Record> components() {
    return Stream.concat(defenses.stream().map(Record.class::cast), Stream.of(how)).toList();
  }

  @Override
  public TableRecipe on(Dataset rows, Split parts) {
    return new TableRecipe(rows, parts, how, defenses);
  }

  @Override
  public PublishedTable make(Trainer trainer, Control control) {
    return make();
  }

  /** Making it trains nothing, and takes no time to speak of. */
  PublishedTable make() {
    WrittenTable original = how.columns(data);
    WrittenTable table = original;
    for (Defense defense : defenses) {
      table = ((PublicationDefense) defense).recode(table);
    }
    return new PublishedTable(this, original, table);
  }

  @Override
  public TableRecipe with(Defense defense) {
    return new TableRecipe(
        data, split, how, Stream.concat(defenses.stream(), Stream.of(defense)).toList());
  }

  @Override
  public TableRecipe with(Planted planted) {
    throw new IllegalArgumentException("rows of numbers cannot be slipped into a written table");
  }

  @Override
  public Key lineage() {
    return Key.of("lineage", data.digest(), split.members(), how);
  }

  @Override
  public Key key() {
    return Key.of("publication", lineage(), defenses);
  }
}
