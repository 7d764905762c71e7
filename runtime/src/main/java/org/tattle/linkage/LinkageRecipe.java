package org.tattle.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.WrittenTable;
import org.tattle.data.table.WrittenRows;
import org.tattle.defense.Defense;
import org.tattle.defense.LinkageDefense;
import org.tattle.record.match.TruePairs;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Key;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.LinkageFaults;
import org.tattle.run.catalogue.TableFaults;
import org.tattle.subject.Planted;
import org.tattle.subject.Recipe;
import org.tattle.subject.train.Trainer;

/**
 * How two registers are linked.
 *
 * @param data the first
 * @param second the other
 * @param split whose rows of the first are linked: the members'
 * @param how the method
 * @param by by what
 * @param defenses what is done to codes, in the order in which scripts said it
 * @param planted what is slipped into the first
 * @param content digests of what is written in both
 * @param secret the user's own key, if there is one
 */
record LinkageRecipe(
    Dataset data,
    Dataset second,
    Split split,
    LinkageMethod how,
    Linking by,
    List<Defense> defenses,
    List<Planted> planted,
    String content,
    Optional<byte[]> secret)
    implements Recipe<LinkedRegisters> {
  LinkageRecipe {
    defenses = List.copyOf(defenses);
    planted = List.copyOf(planted);
  }

  /**
   * Of all rows of both: whoever is a member is so of something that is trained.
   *
   * @throws Fault T306 if one of them is no table, R504 and R590 if they cannot be linked by that
   */
  static LinkageRecipe of(LinkageMethod.Ingredients from, LinkageMethod how, Control control) {
    Dataset first = from.data();
    Dataset second = from.others().get(0);
    for (Dataset data : List.of(first, second)) {
      if (data.written().columns().isEmpty()) {
        throw Fault.of(TableFaults.NOT_WRITTEN, data.name());
      }
    }
    Split everybody = Split.everybody(first.rows());
    Linking by = from.told(Linking.class);
    String content = content(first, second, control);
    LinkageRecipe recipe =
        new LinkageRecipe(
            first, second, everybody, how, by, List.of(), List.of(), content, how.key(control));
    recipe.sides(first.written(), control);
    recipe.truth(first.written());
    return recipe;
  }

  private static String content(Dataset first, Dataset second, Control control) {
    return Stream.of(first, second)
        .map(data -> WrittenRows.of("", data.written(), control).digest())
        .reduce("", (a, b) -> a + b);
  }

  private List<Registered> sides(WrittenTable table, Control control) {
    String parameter = by.other().isEmpty() ? "by" : "other";
    return List.of(
        Registered.of(
            "the first register", table, by.by(), UnaryOperator.identity(), "by", control),
        Registered.of(
            "the second register", second.written(), by.by(), by::second, parameter, control));
  }

  /**
   * Who the people are, if it was told.
   *
   * @throws Fault R504 if there is no such column, R590 if nobody is in both
   */
  private Optional<TruePairs> truth(WrittenTable table) {
    Optional<TruePairs> truth =
        by.truth()
            .map(
                name ->
                    new TruePairs(
                        Registered.find("the first register", table, name, "truth").texts(),
                        Registered.find("the second register", second.written(), name, "truth")
                            .texts()));
    if (truth.filter(it -> it.shared() == 0).isPresent()) {
      throw Fault.of(LinkageFaults.NOBODY_IN_BOTH, by.truth().orElseThrow()).at("truth");
    }
    return truth;
  }

  @Override
  public LinkedRegisters make(Trainer trainer, Control control) {
    WrittenTable table = rows(trainer.root()).written().take(split.members());
    List<Registered> sides = sides(table, control);
    Seed seed = lineage().seed(trainer.root());
    Randomness random =
        defenses.stream().anyMatch(Defense::draws)
            ? trainer.draws().kept(seed.split("codes"))
            : Randomness.keyed(new byte[Randomness.KEY]);
    LinkageWork work =
        new LinkageWork(
            sides.get(0),
            sides.get(1),
            defenses.stream().map(LinkageDefense.class::cast).toList(),
            secret.orElseGet(() -> trainer.draws().secret(seed.split("key"))),
            random);
    return new LinkedRegisters(this, work, truth(table), how.link(work, control), trainer, control);
  }

  /** Whether bits are drawn from a seed that was set. */
  List<Defense> drawing() {
    return defenses.stream().filter(Defense::draws).toList();
  }

  @Override
  public LinkageRecipe on(Dataset rows, Split parts) {
    return new LinkageRecipe(
        rows,
        second,
        parts,
        how,
        by,
        defenses,
        planted,
        rows == data ? content : content(rows, second, Control.NONE),
        secret);
  }

  @Override
  public LinkageRecipe without(int... rows) {
    return on(data, split.without(rows));
  }

  @Override
  public LinkageRecipe with(Defense defense) {
    List<Defense> all = Stream.concat(defenses.stream(), Stream.of(defense)).toList();
    return new LinkageRecipe(data, second, split, how, by, all, planted, content, secret);
  }

  @Override
  public LinkageRecipe with(Planted more) {
    List<Planted> all = Stream.concat(planted.stream(), Stream.of(more)).toList();
    return new LinkageRecipe(data, second, split, how, by, defenses, all, content, secret);
  }

  @Override
  public List<Record> components() {
    return Stream.concat(defenses.stream().map(Record.class::cast), Stream.of((Record) how, by))
        .toList();
  }

  @Override
  public Key lineage() {
    return Key.of("lineage", content, split.whole().members(), (Record) how, by);
  }

  @Override
  public Key key() {
    List<Object> made = new ArrayList<>(List.of(lineage(), defenses));
    if (!planted.isEmpty()) {
      made.add(planted);
    }
    if (split.forgotten().length > 0) {
      made.addAll(List.of("without", split.forgotten()));
    }
    return Key.of("linkage", made.toArray());
  }
}
