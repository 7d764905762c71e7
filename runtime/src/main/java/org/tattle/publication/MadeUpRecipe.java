package org.tattle.publication;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tattle.data.Column.Role;
import org.tattle.data.Dataset;
import org.tattle.data.Digest;
import org.tattle.data.Persons;
import org.tattle.data.Split;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.data.table.cell.Headings;
import org.tattle.defense.Defense;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.Neighbours;
import org.tattle.privacy.account.Sampling;
import org.tattle.privacy.account.Spent;
import org.tattle.privacy.budget.Draw;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Key;
import org.tattle.run.Randomness;
import org.tattle.run.catalogue.PublicationFaults;
import org.tattle.run.catalogue.TableFaults;
import org.tattle.subject.Planted;
import org.tattle.subject.train.Trainer;
import org.tattle.table.belief.RowMaker;
import org.tattle.table.synthesis.Constraint;
import org.tattle.table.synthesis.PrivateRows;
import org.tattle.table.synthesis.SynthesisTerms;
import org.tattle.table.synthesis.TableDomain;

/**
 * How rows are made up.
 *
 * @param data the rows that there are
 * @param split whose rows are learned from: the members'
 * @param how by which way
 * @param defenses what is done to them; nothing can be yet
 * @param planted what is slipped into the rows before that
 */
record MadeUpRecipe(
    Dataset data,
    Split split,
    Synthesiser synthesiser,
    List<Defense> defenses,
    List<Planted> planted)
    implements PublicRecipe<MadeUpTable> {
  /** Columns that are never made up. */
  private static final Set<Role> KEPT_BACK =
      EnumSet.of(Role.ID, Role.MEMBER, Role.PERSON, Role.DROPPED);

  private static final int FEWEST = 10;

  /** So many combinations columns may have two at a time. */
  private static final int MOST_PAIRS = 100_000_000;

  /** A byte that is in no text. */
  private static final byte NO_CHARACTER = (byte) 0xff;

  MadeUpRecipe {
    defenses = List.copyOf(defenses);
    planted = List.copyOf(planted);
  }

  /**
   * A recipe for such rows.
   *
   * @throws Fault T306 if the data are no table, R504 if it has no such columns, R526 if there are
   *     too few rows
   */
  static MadeUpRecipe of(Dataset data, Split split, Synthesiser how) {
    MadeUpRecipe recipe = new MadeUpRecipe(data, split, how, List.of(), List.of());
    recipe.columns(data);
    recipe.constraints(recipe.columns(data));
    if (split.members().length < FEWEST) {
      throw Fault.of(PublicationFaults.NO_PEOPLE, split.members().length, FEWEST);
    }
    return recipe;
  }

  @Override
  public Record how() {
    return (Record) synthesiser;
  }

  private SynthesisTerms terms() {
    return synthesiser.terms();
  }

  /** The columns to make up, of everybody. */
  private WrittenTable columns(Dataset rows) {
    List<WrittenColumn> all =
        rows.written().columns().stream().filter(it -> !KEPT_BACK.contains(it.role())).toList();
    if (all.isEmpty()) {
      throw Fault.of(TableFaults.NOT_WRITTEN, data.name());
    }
    List<String> there = all.stream().map(WrittenColumn::name).toList();
    String hint = "name one of its columns";
    terms()
        .identifying()
        .forEach(name -> Headings.find(there, name, "identifying", data.name(), hint));
    terms().open().forEach(name -> Headings.find(there, name, "open", data.name(), hint));
    List<WrittenColumn> made =
        all.stream().filter(it -> !terms().identifying().contains(it.name())).toList();
    if (made.isEmpty()) {
      throw Fault.of(TableFaults.NOTHING_LEFT).at("identifying");
    }
    boolean said = made.stream().anyMatch(it -> it.role() == Role.SENSITIVE);
    return new WrittenTable(
        made.stream()
            .map(it -> !said && it.role() == Role.LABEL ? it.as(Role.SENSITIVE) : it)
            .toList());
  }

  private List<Constraint> constraints(WrittenTable columns) {
    List<String> there = columns.columns().stream().map(WrittenColumn::name).toList();
    List<Constraint> all = terms().constraints().stream().map(Constraint::of).toList();
    all.forEach(
        it ->
            it.columns()
                .forEach(
                    name ->
                        Headings.find(
                            there, name, "constraints", data.name(), "name one that is made up")));
    return all;
  }

  private Optional<Guarantee> promise() {
    return terms().promise(data.units(split.members()));
  }

  /** What is compared: persons where it is said whose rows are, n being public if δ is by it. */
  private Neighbours neighbours() {
    return data.persons().isPresent()
        ? Neighbours.PERSON
        : terms().delta().isPresent() ? Neighbours.ADD_REMOVE : Neighbours.PLACES;
  }

  @Override
  public Optional<Spent> spends(Trainer trainer) {
    return promise()
        .filter(guarantee -> synthesiser.promises())
        .map(
            guarantee ->
                new Spent(
                    guarantee.epsilon(),
                    guarantee.delta(),
                    Accounting.ZCDP,
                    0,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Sampling.ALL,
                    neighbours(),
                    List.of(),
                    List.of(),
                    Expense.of(guarantee),
                    trainer.seeded()));
  }

  /**
   * What the rows that come out depend on: how they are made and every text that they are made of.
   * Their noise comes from it, and they are charged by it.
   */
  private Key drawn(Trainer trainer) {
    WrittenTable columns = columns(data);
    MessageDigest digest = Digest.sha256();
    for (WrittenColumn column : columns.columns()) {
      for (int row : split.members()) {
        digest.update(column.text(row).getBytes(StandardCharsets.UTF_8));
        digest.update(NO_CHARACTER);
      }
    }
    return Key.of("made-up", key(), Digest.hex(digest), trainer.root());
  }

  @Override
  public Optional<Draw> draw(Trainer trainer) {
    Key drawn = drawn(trainer);
    return Optional.of(
        Draw.training(
            drawn,
            Optional.of(trainer.root()).filter(root -> trainer.seeded()),
            trainer.draws().has(drawn.seed(trainer.root()))));
  }

  @Override
  public MadeUpTable make(Trainer trainer, Control control) {
    return make(trainer, trainer.draws().kept(drawn(trainer).seed(trainer.root())), control);
  }

  /** Rows by other draws, which tell nothing of those that are kept. */
  MadeUpTable make(Trainer trainer, Randomness random, Control control) {
    Dataset rows = rows(trainer.root());
    WrittenTable columns = columns(rows);
    Optional<Guarantee> promise = promise();
    int[] people = people(rows, promise.isPresent(), random.split("persons"));
    TableDomain domain =
        TableDomain.of(columns, people, rows, terms(), promise, random.split("values"), control);
    if (domain.pairs() > MOST_PAIRS) {
      throw Fault.of(PublicationFaults.NO_CELLS, domain.pairs(), MOST_PAIRS);
    }
    PrivateRows asked =
        new PrivateRows(
            domain.coded(columns, people, control), domain.rho(), random.split("noise"));
    RowMaker maker = synthesiser.learn(asked, random.split("learn"), control);
    int wanted = terms().rows().orElseGet(() -> (int) Math.max(1, Math.rint(maker.total())));
    Invention made =
        Invention.of(maker, domain, constraints(columns), wanted, random.split("rows"), control);
    return new MadeUpTable(this, columns, domain, made, trainer.seeded(), spends(trainer), control);
  }

  /** Whose rows are learned from: one of each person where persons are hidden. */
  private int[] people(Dataset rows, boolean hidden, Randomness random) {
    if (!hidden || rows.persons().isEmpty()) {
      return split.members();
    }
    Persons persons = rows.persons().get();
    int[] members = split.members().clone();
    Arrays.sort(members);
    return IntStream.of(persons.some(1, random))
        .filter(row -> Arrays.binarySearch(members, row) >= 0)
        .toArray();
  }

  @Override
  public MadeUpRecipe on(Dataset rows, Split parts) {
    return new MadeUpRecipe(rows, parts, synthesiser, defenses, planted);
  }

  @Override
  public MadeUpRecipe without(int... rows) {
    return new MadeUpRecipe(data, split.without(rows), synthesiser, defenses, planted);
  }

  @Override
  public MadeUpRecipe with(Defense defense) {
    return new MadeUpRecipe(data, split, synthesiser, PublicRecipe.and(defenses, defense), planted);
  }

  @Override
  public MadeUpRecipe with(Planted more) {
    return new MadeUpRecipe(data, split, synthesiser, defenses, PublicRecipe.and(planted, more));
  }

  @Override
  public Key lineage() {
    return Key.of("lineage", data.digest(), split.whole().members(), how());
  }

  @Override
  public String word() {
    return "made-up";
  }
}
