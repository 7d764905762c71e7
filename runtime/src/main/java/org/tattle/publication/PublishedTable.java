package org.tattle.publication;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tattle.component.Detail;
import org.tattle.component.Metric;
import org.tattle.data.Column.Role;
import org.tattle.data.Split;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.defense.PublicationDefense;
import org.tattle.measure.Estimate;
import org.tattle.model.Access;
import org.tattle.run.Control;
import org.tattle.subject.SubjectKind;
import org.tattle.subject.train.Trainer;
import org.tattle.table.Resemblance;
import org.tattle.table.TableDraft;
import org.tattle.table.TableLearner;
import org.tattle.table.Usefulness;
import org.tattle.table.hierarchy.Heights;
import org.tattle.table.hierarchy.HierarchyFile;

/**
 * A table that anybody can have: the rows of the members. The others are people of the same kind
 * who are not in it, on whom an attacker can be tried in vain.
 */
@SubjectKind(noun = "publication", stages = PublicationDefense.class)
public final class PublishedTable extends PublicSubject<PublishedTable, TableRecipe>
    implements OpenRows {
  private final WrittenTable original;
  private final TableDraft draft;
  private Usefulness usefulness;
  private Resemblance resemblance;

  /**
   * @param original the columns before any defense, with a row for everybody
   * @param draft what became of it
   * @param seeded whether defenses draw from a seed that was set
   */
  PublishedTable(
      TableRecipe recipe,
      WrittenTable original,
      TableDraft draft,
      boolean seeded,
      Control control) {
    super(recipe, seeded, control);
    this.original = original;
    this.draft = draft;
  }

  @Override
  public Set<Access> access() {
    return Set.of(Access.ROWS);
  }

  /** The rows of those members whose rows are not left out, in the order of the data. */
  @Override
  public Optional<WrittenTable> published() {
    return Optional.of(draft.rows());
  }

  @Override
  public WrittenTable table() {
    return draft.rows();
  }

  @Override
  public int count() {
    return draft.owners().length;
  }

  /** Of each published row, whose it is: the number of a row of the data. */
  public int[] owners() {
    return draft.owners();
  }

  @Override
  public WrittenTable everybody() {
    return draft.known();
  }

  @Override
  public WrittenTable truth() {
    return original;
  }

  /** The same publication of other people among these rows. */
  public PublishedTable again(Split others, Trainer trainer, Control running) {
    return recipe.on(recipe.data(), others).make(trainer, running);
  }

  @Override
  public Map<String, String> facts() {
    return Map.of(
        "publishes",
        "%s; known of people: %s; what nobody should learn: %s"
            .formatted(
                names(draft.rows().columns()),
                names(draft.rows().columns(Role.QUASI)),
                names(draft.rows().columns(Role.SENSITIVE))));
  }

  private static String names(List<WrittenColumn> columns) {
    return columns.isEmpty()
        ? "nothing"
        : columns.stream().map(WrittenColumn::name).collect(Collectors.joining(", "));
  }

  @Detail(doc = "what each value becomes, level by level; written to a file, it can be edited")
  public List<HierarchyFile.Line> hierarchies() {
    return HierarchyFile.lines(
        original.columns(Role.QUASI).stream()
            .map(column -> draft.hierarchies().of(column, control))
            .toList());
  }

  @Metric(doc = "rows that are published", worth = 1)
  public Estimate rows() {
    return Estimate.exact(draft.owners().length);
  }

  @Metric(doc = "members' rows that are left out", share = true)
  public Estimate suppressed() {
    int members = recipe.split().members().length;
    return Estimate.exact(1 - (double) draft.owners().length / members);
  }

  @Metric(doc = "columns that are published", worth = 2)
  public Estimate columns() {
    return Estimate.exact(draft.rows().columns().size());
  }

  @Metric(
      doc =
          "fewest people who are alike by what is known of them, or rows if it is not said whose they"
              + " are: k of k-anonymity",
      worth = 3)
  public Estimate k() {
    return Estimate.exact(usefulness().smallest());
  }

  @Metric(
      doc =
          "how much of what its columns told is left: bits by which original values can still be"
              + " told, over those there were",
      share = true,
      headline = true,
      worth = 4)
  public Estimate utility() {
    return Estimate.exact(usefulness().utility());
  }

  @Metric(
      doc =
          "how finely columns are published, where 1 is as they were (1 - generalised loss); rows"
              + " that are left out have 0",
      share = true)
  public Estimate granularity() {
    return Estimate.exact(usefulness().granularity());
  }

  @Metric(doc = "rows that each is confused with, squares of class sizes summed (discernibility)")
  public Estimate discernibility() {
    return Estimate.exact(usefulness().discernibility());
  }

  @Metric(doc = "rows that are alike by what is known of people, on average")
  public Estimate averageClass() {
    return Estimate.exact(usefulness().averageClass());
  }

  @Metric(
      doc =
          "how low cells stand in their hierarchies, where 1 is as they were: 1 - mean of level"
              + " over height (precision)",
      share = true)
  public Optional<Estimate> precision() {
    OptionalDouble precision =
        Heights.precision(
            original.columns(Role.QUASI),
            draft.rows(),
            draft.members().length,
            draft.hierarchies(),
            control);
    return precision.isEmpty()
        ? Optional.empty()
        : Optional.of(Estimate.exact(Math.max(0, precision.getAsDouble())));
  }

  @Metric(
      doc = "how far pairs of columns are from what they were (total variation, on average)",
      share = true)
  public Optional<Estimate> apart() {
    return Estimate.exact(resemblance().apart());
  }

  @Metric(
      doc =
          "of questions how many people have two values, the share that is answered within a tenth",
      share = true)
  public Optional<Estimate> answered() {
    return Estimate.exact(resemblance().answered());
  }

  @Metric(
      doc =
          "how often the label, or else what nobody should learn, is told rightly of people who are"
              + " not in it, by naive Bayes that learned from what is published",
      share = true)
  public Optional<Estimate> learned() {
    return goal().map(name -> right(new TableLearner(draft.rows(), name, control), draft.known()));
  }

  @Metric(doc = "what `learned` would be had the rows been published as they were", share = true)
  public Optional<Estimate> learnedBefore() {
    return goal()
        .map(
            name ->
                right(new TableLearner(original.take(draft.members()), name, control), original));
  }

  private Estimate right(TableLearner learner, WrittenTable known) {
    int[] others = recipe.split().nonmembers();
    return Estimate.proportion(learner.right(known, others, control), Math.max(1, others.length));
  }

  /** The column that is told by the others: the label if it is published, or the sensitive one. */
  private Optional<String> goal() {
    return Stream.concat(
            recipe.data().written().columns(Role.LABEL).stream(),
            original.columns(Role.SENSITIVE).stream())
        .map(WrittenColumn::name)
        .filter(name -> draft.rows().column(name).isPresent())
        .findFirst();
  }

  private synchronized Resemblance resemblance() {
    if (resemblance == null) {
      resemblance = new Resemblance(original, draft, control);
    }
    return resemblance;
  }

  private synchronized Usefulness usefulness() {
    if (usefulness == null) {
      usefulness = new Usefulness(original, draft, control);
    }
    return usefulness;
  }
}
