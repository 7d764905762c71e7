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
import org.tattle.run.Randomness;
import org.tattle.subject.Planted;
import org.tattle.subject.Recipe;
import org.tattle.subject.train.Trainer;
import org.tattle.table.Hierarchies;
import org.tattle.table.TableDraft;

/**
 * How a table is made that is given to the public.
 *
 * @param data the rows that there are
 * @param split whose rows go in: the members'
 * @param how the form of it
 * @param hierarchies how its columns become coarser
 * @param defenses what is done to it first, in the order in which scripts said it
 */
record TableRecipe(
    Dataset data, Split split, PublishRows how, Hierarchies hierarchies, List<Defense> defenses)
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
    return new TableRecipe(rows, parts, how, hierarchies, defenses);
  }

  /** Making it trains nothing; who makes it need only be known where a defense draws. */
  @Override
  public PublishedTable make(Trainer trainer, Control control) {
    WrittenTable original = how.columns(data);
    TableDraft draft = TableDraft.of(original, split.members(), hierarchies);
    for (int i = 0; i < defenses.size(); i++) {
      PublicationDefense defense = (PublicationDefense) defenses.get(i);
      Randomness random =
          defense.draws()
              ? trainer.draws().kept(lineage().seed(trainer.root()).split("publication", i))
              : null;
      draft = defense.treat(draft, random, control);
    }
    boolean seeded = trainer != null && trainer.seeded();
    return new PublishedTable(this, original, draft, seeded, control);
  }

  @Override
  public TableRecipe with(Defense defense) {
    return new TableRecipe(
        data,
        split,
        how,
        hierarchies,
        Stream.concat(defenses.stream(), Stream.of(defense)).toList());
  }

  @Override
  public TableRecipe with(Planted planted) {
    throw new IllegalArgumentException("rows of numbers cannot be slipped into a written table");
  }

  @Override
  public Key lineage() {
    return Key.of("lineage", data.digest(), split.members(), how, hierarchies.content());
  }

  @Override
  public Key key() {
    return Key.of("publication", lineage(), defenses);
  }
}
