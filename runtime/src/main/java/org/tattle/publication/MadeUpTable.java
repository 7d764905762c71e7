package org.tattle.publication;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tattle.component.Detail;
import org.tattle.component.Metric;
import org.tattle.data.Column.Role;
import org.tattle.data.Split;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.measure.Estimate;
import org.tattle.model.Access;
import org.tattle.privacy.account.Spent;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Randomness;
import org.tattle.run.catalogue.PublicationFaults;
import org.tattle.subject.SubjectKind;
import org.tattle.subject.train.Trainer;
import org.tattle.table.synthesis.CodedRows;
import org.tattle.table.synthesis.ColumnLesson;
import org.tattle.table.synthesis.DomainColumn;
import org.tattle.table.synthesis.PairDistances;
import org.tattle.table.synthesis.TableDomain;

/**
 * Rows that anybody can have and that are nobody's: made up to be like those of the members. The
 * others are people of the same kind who were not learned from.
 */
@SubjectKind(
    noun = "made-up table",
    stages = {})
public final class MadeUpTable extends PublicSubject<MadeUpTable, MadeUpRecipe>
    implements OpenRows {
  /** Cells that fewer of the members have are rare. */
  private static final double RARE = 0.01;

  private final WrittenTable original;
  private final TableDomain domain;
  private final Invention made;
  private final Optional<Spent> spent;
  private final TableDomain held;
  private final CodedRows people;
  private final CodedRows others;
  private final CodedRows rows;
  private final WrittenTable everybody;
  private PairDistances distances;

  /**
   * @param original the columns that are made up, with a row for everybody
   * @param spent what learning spent, if anything is promised
   */
  MadeUpTable(
      MadeUpRecipe recipe,
      WrittenTable original,
      TableDomain domain,
      Invention made,
      boolean seeded,
      Optional<Spent> spent,
      Control control) {
    super(recipe, seeded, control);
    this.original = original;
    this.domain = domain;
    this.made = made;
    this.spent = spent;
    int[] members = recipe.split().members();
    held = domain.held(original, members, made.table());
    people = held.coded(original, members, control);
    others = held.coded(original, recipe.split().nonmembers(), control);
    rows = held.coded(made.table(), IntStream.range(0, made.coded().count()).toArray(), control);
    everybody = known(original, domain);
  }

  private static WrittenTable known(WrittenTable original, TableDomain domain) {
    List<WrittenColumn> columns = new ArrayList<>();
    for (int c = 0; c < domain.columns().size(); c++) {
      WrittenColumn column = original.columns().get(c);
      WrittenColumn.Builder as = new WrittenColumn.Builder(column.name(), column.role());
      for (int row = 0; row < column.size(); row++) {
        as.add(domain.columns().get(c).known(column.text(row)));
      }
      columns.add(as.build());
    }
    return new WrittenTable(columns);
  }

  @Override
  public Set<Access> access() {
    return Set.of(Access.ROWS);
  }

  @Override
  public Optional<WrittenTable> published() {
    return Optional.of(made.table());
  }

  @Override
  public WrittenTable table() {
    return made.table();
  }

  @Override
  public WrittenTable everybody() {
    return everybody;
  }

  @Override
  public WrittenTable truth() {
    return original;
  }

  @Override
  public Fault nothingSecret() {
    List<DomainColumn> columns = domain.columns();
    String last = columns.get(columns.size() - 1).name();
    return Fault.of(PublicationFaults.NOTHING_SECRET_MADE_UP, last);
  }

  /** What its columns can hold. */
  public TableDomain domain() {
    return domain;
  }

  /** The made-up rows as cells. */
  public CodedRows coded() {
    return made.coded();
  }

  /** People's rows as cells. */
  public CodedRows coded(int[] rows) {
    return domain.coded(original, rows, control);
  }

  /** Rows made up in the same way of other people among these. */
  public MadeUpTable again(Split others, Trainer trainer, Control running) {
    return recipe.on(recipe.data(), others).make(trainer, running);
  }

  /** The same by other draws, as cells of this table; -1 for what it has no cell of. */
  public CodedRows trial(Split some, Randomness random, Trainer trainer, Control running) {
    WrittenTable rows = recipe.on(recipe.data(), some).make(trainer, random, running).table();
    int[] all = IntStream.range(0, rows.columns().get(0).size()).toArray();
    return domain.coded(rows, all, running);
  }

  @Override
  public Optional<Spent> spent() {
    return spent;
  }

  @Override
  public boolean drawnAnew() {
    return spent.filter(it -> !it.seeded()).isPresent();
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (spent.isEmpty()) {
      notes.add("no eps pays for all of it, so nothing is promised of anybody's row");
    }
    notes.addAll(domain.said());
    if (spent.isPresent()) {
      notes.add(
          "what it is worth, `copies` and `rare` are reckoned on people's own rows, which no eps"
              + " covers: who shows them to others tells of these rows");
    }
    if (made.refused() > 0) {
      notes.add(
          String.format(
              Locale.ROOT, "%,d rows broke a constraint and were made up anew", made.refused()));
    }
    return notes;
  }

  @Override
  public Map<String, String> facts() {
    return Map.of(
        "publishes",
        "made-up rows of "
            + domain.columns().stream().map(DomainColumn::name).collect(Collectors.joining(", ")));
  }

  /** How many made-up rows have a row among these in all of their cells. */
  private int copied(CodedRows real) {
    Set<List<Integer>> there = new HashSet<>();
    for (int row = 0; row < real.count(); row++) {
      there.add(cells(real, row));
    }
    return (int)
        IntStream.range(0, rows.count()).filter(row -> there.contains(cells(rows, row))).count();
  }

  private static List<Integer> cells(CodedRows rows, int row) {
    return Arrays.stream(rows.codes()).map(column -> column[row]).toList();
  }

  private Estimate share(CodedRows real) {
    return Estimate.proportion(copied(real), made.coded().count());
  }

  @Metric(doc = "made-up rows", worth = 1)
  public Estimate rows() {
    return Estimate.exact(made.coded().count());
  }

  @Metric(doc = "columns that are made up")
  public Estimate columns() {
    return Estimate.exact(domain.columns().size());
  }

  @Metric(
      doc = "how far pairs of columns are from what they were (total variation, on average)",
      share = true,
      worth = 2)
  public Optional<Estimate> apart() {
    return Estimate.exact(distances().apart());
  }

  @Metric(
      doc =
          "of questions how many people have two values, the share that is answered within a tenth",
      share = true,
      worth = 3)
  public Optional<Estimate> answered() {
    return Estimate.exact(distances().answered());
  }

  @Metric(
      doc =
          "how well the label, or else what nobody should learn, is told of people who are not in"
              + " it by a logistic regression on the made-up rows (AUC)",
      max = 1,
      headline = true,
      worth = 4)
  public Optional<Estimate> learned() {
    return goal().flatMap(goal -> ColumnLesson.auc(rows, others, goal, control));
  }

  @Metric(doc = "what `learned` would be on the members' own rows", max = 1)
  public Optional<Estimate> learnedBefore() {
    return goal().flatMap(goal -> ColumnLesson.auc(people, others, goal, control));
  }

  @Metric(
      doc =
          "of what fewer than 1% of the members have in a column, but somebody has, the share that"
              + " some made-up row has",
      share = true)
  public Optional<Estimate> rareKept() {
    List<LostValue> rare = rare();
    long kept = rare.stream().filter(it -> it.madeUp() > 0).count();
    return rare.isEmpty()
        ? Optional.empty()
        : Optional.of(Estimate.exact((double) kept / rare.size()));
  }

  @Metric(doc = "made-up rows that are just like a member's", share = true, worth = 5)
  public Estimate copies() {
    return share(people);
  }

  @Metric(
      doc = "made-up rows that are just like one of people who were not learned from",
      share = true)
  public Estimate copiesOfOthers() {
    return share(others);
  }

  @Metric(doc = "epsilon that learning spent; infinite if nothing is promised", paid = true)
  public Estimate eps() {
    return Estimate.exact(spent.map(Spent::epsilon).orElse(Double.POSITIVE_INFINITY));
  }

  @Metric(doc = "delta that learning spent", paid = true)
  public Estimate delta() {
    return Estimate.exact(spent.map(Spent::delta).orElse(0.0));
  }

  /**
   * What is rare, before and after.
   *
   * @param column where
   * @param value what
   * @param people how many of the members have it
   * @param madeUp how many made-up rows
   */
  public record LostValue(String column, String value, int people, int madeUp) {}

  @Detail(
      doc =
          "what fewer than 1% of the members have in a column, as it is counted in their own rows,"
              + " and how many made-up rows have it")
  public List<LostValue> rare() {
    List<LostValue> all = new ArrayList<>();
    for (int c = 0; c < domain.columns().size(); c++) {
      double[] before = people.counts(c);
      double[] after = rows.counts(c);
      for (int cell = 0; cell < before.length; cell++) {
        if (before[cell] > 0 && before[cell] < RARE * people.count()) {
          DomainColumn column = held.columns().get(c);
          all.add(
              new LostValue(
                  column.name(), column.label(cell), (int) before[cell], (int) after[cell]));
        }
      }
    }
    return all;
  }

  /** The column that is told by the others: the label, or the sensitive one. */
  private Optional<Integer> goal() {
    Stream<String> labels =
        recipe.data().written().columns(Role.LABEL).stream().map(WrittenColumn::name);
    Stream<String> secrets = original.columns(Role.SENSITIVE).stream().map(WrittenColumn::name);
    List<String> names = domain.columns().stream().map(DomainColumn::name).toList();
    return Stream.concat(labels, secrets).filter(names::contains).map(names::indexOf).findFirst();
  }

  private synchronized PairDistances distances() {
    if (distances == null) {
      distances = new PairDistances(people, rows, control);
    }
    return distances;
  }
}
