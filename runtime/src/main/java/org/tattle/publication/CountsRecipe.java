package org.tattle.publication;

import java.util.List;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.defense.CountDefense;
import org.tattle.defense.Defense;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;
import org.tattle.subject.Planted;
import org.tattle.subject.train.Trainer;
import org.tattle.table.counts.CountDraft;

/**
 * How counts are made that are given to the public.
 *
 * @param data the rows that there are
 * @param split whose rows are counted: the members'
 * @param how by what
 * @param defenses what is done to the counts, in the order in which scripts said it
 * @param planted what is slipped into the rows before that
 */
record CountsRecipe(
    Dataset data, Split split, PublishCounts how, List<Defense> defenses, List<Planted> planted)
    implements PublicRecipe<PublishedCounts> {
  CountsRecipe {
    defenses = List.copyOf(defenses);
    planted = List.copyOf(planted);
  }

  @Override
  public PublishedCounts make(Trainer trainer, Control control) {
    Dataset rows = rows(trainer.root());
    CountDraft counted = how.draft(rows, split.members(), control);
    CountDraft draft = counted;
    for (int i = 0; i < defenses.size(); i++) {
      CountDefense defense = (CountDefense) defenses.get(i);
      Seed seed = key().seed(trainer.root()).split("counts", i);
      Randomness random = defense.draws() ? trainer.draws().kept(seed) : null;
      draft = defense.treat(draft, random, control);
    }
    return new PublishedCounts(
        this, draft, how.everybody(rows, draft.crossing()), trainer.seeded(), control);
  }

  @Override
  public CountsRecipe on(Dataset rows, Split parts) {
    return new CountsRecipe(rows, parts, how, defenses, planted);
  }

  @Override
  public CountsRecipe without(int... rows) {
    return new CountsRecipe(data, split.without(rows), how, defenses, planted);
  }

  @Override
  public CountsRecipe with(Defense defense) {
    return new CountsRecipe(data, split, how, PublicRecipe.and(defenses, defense), planted);
  }

  @Override
  public CountsRecipe with(Planted more) {
    return new CountsRecipe(data, split, how, defenses, PublicRecipe.and(planted, more));
  }

  @Override
  public Key lineage() {
    return Key.of("lineage", data.digest(), split.whole().members(), how);
  }

  @Override
  public String word() {
    return "counts";
  }
}
