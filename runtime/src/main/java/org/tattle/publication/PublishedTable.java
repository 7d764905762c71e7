package org.tattle.publication;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tattle.component.Metric;
import org.tattle.data.Column.Role;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.defense.Defense;
import org.tattle.defense.PublicationDefense;
import org.tattle.measure.Estimate;
import org.tattle.model.Access;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.subject.Subject;
import org.tattle.subject.SubjectKind;
import org.tattle.subject.train.Trainer;

/**
 * A table that anybody can have: the rows of the members. The others are people of the same kind
 * who are not in it, on whom an attacker can be tried in vain.
 */
@SubjectKind(noun = "publication", stages = PublicationDefense.class)
public final class PublishedTable implements Subject {
  private final TableRecipe recipe;
  private final WrittenTable original;
  private final WrittenTable everybody;
  private final WrittenTable rows;

  /**
   * @param original the columns before any defense, with a row for everybody
   * @param everybody the same as they are published
   */
  PublishedTable(TableRecipe recipe, WrittenTable original, WrittenTable everybody) {
    this.recipe = recipe;
    this.original = original;
    this.everybody = everybody;
    this.rows = everybody.take(recipe.split().members());
  }

  @Override
  public Key key() {
    return recipe.key();
  }

  @Override
  public Set<Access> access() {
    return Set.of(Access.ROWS);
  }

  @Override
  public Optional<TableRecipe> recipe() {
    return Optional.of(recipe);
  }

  @Override
  public Dataset data() {
    return recipe.data();
  }

  @Override
  public Split split() {
    return recipe.split();
  }

  @Override
  public List<Defense> defenses() {
    return recipe.defenses();
  }

  @Override
  public PublishedTable defended(Defense defense, Trainer trainer, Control control) {
    return recipe.with(defense).make(trainer, control);
  }

  @Override
  public boolean defends(Subject other) {
    return other instanceof PublishedTable that && recipe.defends(that.recipe);
  }

  /** The members' rows, in the order of the data. */
  @Override
  public Optional<WrittenTable> published() {
    return Optional.of(rows);
  }

  /**
   * What would be written of each row of the data if it were published: what an attacker who knows
   * a person looks for in the table.
   */
  public WrittenTable everybody() {
    return everybody;
  }

  /** The columns that others are taken to know of people, also those that are not published. */
  public List<String> quasi() {
    return original.columns(Role.QUASI).stream().map(WrittenColumn::name).toList();
  }

  @Override
  public Map<String, String> facts() {
    return Map.of(
        "publishes",
        "%s; known of people: %s; what nobody should learn: %s"
            .formatted(
                names(rows.columns()),
                names(rows.columns(Role.QUASI)),
                names(rows.columns(Role.SENSITIVE))));
  }

  private static String names(List<WrittenColumn> columns) {
    return columns.isEmpty()
        ? "nothing"
        : columns.stream().map(WrittenColumn::name).collect(Collectors.joining(", "));
  }

  @Metric(doc = "rows that are published", worth = 1)
  public Estimate rows() {
    return Estimate.exact(recipe.split().members().length);
  }

  @Metric(doc = "columns that are published", worth = 2)
  public Estimate columns() {
    return Estimate.exact(rows.columns().size());
  }

  /**
   * The entropy of each column as it is published over that before any defense, on average; a
   * column that is not published has none, and one that always was the same is not counted.
   */
  @Metric(
      doc = "how much of what its columns told is left: their entropy by that before any defense",
      share = true,
      headline = true,
      worth = 3)
  public Estimate detail() {
    WrittenTable before = original.take(recipe.split().members());
    double sum = 0;
    int counted = 0;
    for (WrittenColumn column : before.columns()) {
      double whole = entropy(column);
      if (whole > 0) {
        sum += rows.column(column.name()).map(PublishedTable::entropy).orElse(0.0) / whole;
        counted++;
      }
    }
    return Estimate.exact(counted == 0 ? 1 : Math.min(1, sum / counted));
  }

  /** The entropy of what stands in a column, in nats. */
  private static double entropy(WrittenColumn column) {
    Collection<Long> counts =
        column.texts().stream()
            .collect(Collectors.groupingBy(text -> text, Collectors.counting()))
            .values();
    double rows = column.size();
    return counts.stream().mapToDouble(n -> -n / rows * Math.log(n / rows)).sum();
  }
}
