package org.tattle.dsl.check.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tattle.dsl.syntax.tree.Operator;

/**
 * Which rows of a table are wanted: those that meet all conditions, of these the first so many, and
 * these put together by what a column holds.
 *
 * @param top how many rows, from the first
 * @param where what they must meet
 * @param by the column that groups them
 */
public record Selection(Optional<Integer> top, List<Where> where, Optional<String> by) {
  /** All rows as they are. */
  public static final Selection ALL = new Selection(Optional.empty(), List.of(), Optional.empty());

  public Selection {
    where = List.copyOf(where);
  }

  /**
   * A condition.
   *
   * @param operator a comparison
   * @param value what the column is compared with: a constant, or a list of which any will do
   */
  public record Where(String column, Operator operator, Typed value) {}

  /** As scripts write it: {@code (top=10, "ward" == "north")}; empty for all rows. */
  public String text() {
    List<String> all = new ArrayList<>();
    top.ifPresent(count -> all.add("top=" + count));
    where.forEach(
        it ->
            all.add(
                "\"%s\" %s %s"
                    .formatted(it.column(), it.operator().symbol(), Literal.text(it.value()))));
    by.ifPresent(column -> all.add("by=\"%s\"".formatted(column)));
    return all.isEmpty() ? "" : "(" + String.join(", ", all) + ")";
  }
}
