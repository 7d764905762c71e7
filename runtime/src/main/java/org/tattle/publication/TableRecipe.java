package org.tattle.publication;

import java.util.ArrayList;
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
 * @param planted what is slipped into the rows before that
 */
record TableRecipe(
    Dataset data, Split split, PublishRows how, List<Defense> defenses, List<Planted> planted)
    implements Recipe<PublishedTable> {
  TableRecipe {
    defenses = List.copyOf(defenses);
    planted = List.copyOf(planted);
  }

  @Override
  public PublishedTable make(Trainer trainer, Control control) {
    WrittenTable original = how.columns(rows(trainer.root()));
    WrittenTable table = original;
    for (Defense defense : defenses) {
      table = ((PublicationDefense) defense).recode(table);
    }
    return new PublishedTable(this, original, table);
  }

  @Override
  public TableRecipe on(Dataset rows, Split parts) {
    return new TableRecipe(rows, parts, how, defenses, planted);
  }

  @Override
  public TableRecipe without(int... rows) {
    return new TableRecipe(data, split.without(rows), how, defenses, planted);
  }

  @Override
  public TableRecipe with(Defense defense) {
    List<Defense> all = Stream.concat(defenses.stream(), Stream.of(defense)).toList();
    return new TableRecipe(data, split, how, all, planted);
  }

  /**
   * What changes rows as models see them and not as people wrote them leaves nothing to publish.
   */
  @Override
  public TableRecipe with(Planted more) {
    List<Planted> all = Stream.concat(planted.stream(), Stream.of(more)).toList();
    return new TableRecipe(data, split, how, defenses, all);
  }

  @Override
  public List<Record> components() {
    return Stream.concat(defenses.stream().map(Record.class::cast), Stream.of(how)).toList();
  }

  @Override
  public Key lineage() {
    return Key.of("lineage", data.digest(), split.whole().members(), how);
  }

  /** Only what is out of the ordinary is told besides. */
  @Override
  public Key key() {
    List<Object> made = new ArrayList<>(List.of(lineage(), defenses));
    if (!planted.isEmpty()) {
      made.add(planted);
    }
    if (split.forgotten().length > 0) {
      made.addAll(List.of("without", split.forgotten()));
    }
    return Key.of("publication", made.toArray());
  }
}
