package org.tattle.publication;

import java.util.List;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.WrittenTable;
import org.tattle.defense.Defense;
import org.tattle.defense.PublicationDefense;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;
import org.tattle.subject.Planted;
import org.tattle.subject.train.Trainer;
import org.tattle.table.TableDraft;
import org.tattle.table.hierarchy.Hierarchies;

/**
 * How a table is made that is given to the public.
 *
 * @param data the rows that there are
 * @param split whose rows go in: the members'
 * @param how the form of it
 * @param hierarchies how its columns become coarser
 * @param defenses what is done to it first, in the order in which scripts said it
 * @param planted what is slipped into the rows before that
 */
record TableRecipe(
    Dataset data,
    Split split,
    PublishRows how,
    Hierarchies hierarchies,
    List<Defense> defenses,
    List<Planted> planted)
    implements PublicRecipe<PublishedTable> {
  TableRecipe {
    defenses = List.copyOf(defenses);
    planted = List.copyOf(planted);
  }

  @Override
  public PublishedTable make(Trainer trainer, Control control) {
    Dataset rows = rows(trainer.root());
    WrittenTable original = how.columns(rows, split);
    TableDraft draft = TableDraft.of(original, split.members(), hierarchies, rows.persons());
    for (int i = 0; i < defenses.size(); i++) {
      PublicationDefense defense = (PublicationDefense) defenses.get(i);
      Seed seed = lineage().seed(trainer.root()).split("publication", i);
      Randomness random = defense.draws() ? trainer.draws().kept(seed) : null;
      draft = defense.treat(draft, random, control);
    }
    return new PublishedTable(this, original, draft, trainer.seeded(), control);
  }

  @Override
  public TableRecipe on(Dataset rows, Split parts) {
    return new TableRecipe(rows, parts, how, hierarchies, defenses, planted);
  }

  @Override
  public TableRecipe without(int... rows) {
    return new TableRecipe(data, split.without(rows), how, hierarchies, defenses, planted);
  }

  @Override
  public TableRecipe with(Defense defense) {
    return new TableRecipe(
        data, split, how, hierarchies, PublicRecipe.and(defenses, defense), planted);
  }

  /**
   * What changes rows as models see them and not as people wrote them leaves nothing to publish.
   */
  @Override
  public TableRecipe with(Planted more) {
    return new TableRecipe(
        data, split, how, hierarchies, defenses, PublicRecipe.and(planted, more));
  }

  @Override
  public Key lineage() {
    return Key.of("lineage", data.digest(), split.whole().members(), how, hierarchies.content());
  }

  @Override
  public String word() {
    return "publication";
  }
}
