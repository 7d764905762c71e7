package org.tattle.defense.publication;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.ParameterFault;
import org.tattle.data.WrittenColumn;
import org.tattle.data.fetch.KeyFile;
import org.tattle.data.table.cell.DayCell;
import org.tattle.defense.PublicationDefense;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Randomness;
import org.tattle.run.catalogue.PublicationFaults;
import org.tattle.table.TableDraft;

/**
 * Moves all dates of a person by the same number of days, drawn for each, so that what lies between
 * them stays as it was. It promises nothing by itself: whoever knows one date of a person for
 * certain, and finds their rows, knows all of them ({@code attack sparse} tells how often).
 */
@Component(
    name = "shift_dates",
    doc = "Moves all dates of a person by the same number of days, drawn for each.",
    paper = "Hripcsak et al. 2016, Preserving Temporal Relations in Clinical Data",
    example = "defend shift_dates columns=[admitted] on open as moved")
public record ShiftDates(
    @Param(doc = "the columns of dates to move", required = true, column = true)
        List<String> columns,
    @Param(doc = "how many days at most, earlier or later", min = 1, max = 36525) int most,
    @Param(doc = "moves are multiples of so many days: 7 keeps days of the week", min = 1) int step,
    @Param(
            doc =
                "a file of 16 bytes or more that nobody else has: a person is moved alike wherever"
                    + " it is used; drawn if not given",
            file = true)
        Optional<String> key)
    implements PublicationDefense {
  public ShiftDates {
    columns = List.copyOf(columns);
    if (step > most) {
      throw new ParameterFault("dates would never be moved", "step", "most");
    }
  }

  public ShiftDates() {
    this(List.of(), 365, 1, Optional.empty());
  }

  @Override
  public boolean draws() {
    return key.isEmpty();
  }

  @Override
  public TableDraft treat(TableDraft draft, Randomness random, Control control) {
    if (key.isPresent() && draft.persons().isEmpty()) {
      throw Fault.of(PublicationFaults.NOT_TOGETHER).at("key");
    }
    Randomness source = key.map(file -> keyed(file, control)).orElse(random);
    Map<String, Integer> moves = new HashMap<>();
    int[] days = new int[draft.owners().length];
    for (int row = 0; row < days.length; row++) {
      String person = draft.person(draft.owners()[row]);
      days[row] = moves.computeIfAbsent(person, name -> move(source.split("person", name)));
    }
    return draft.redrawn(
        TableDraft.replace(
            draft.rows(),
            NumberCells.columns(draft.rows(), columns).stream()
                .map(column -> moved(column, days))
                .toList()));
  }

  private int move(Randomness person) {
    int steps = most / step;
    return step * (person.nextInt(2 * steps + 1) - steps);
  }

  private static WrittenColumn moved(WrittenColumn column, int[] days) {
    WrittenColumn.Builder made = new WrittenColumn.Builder(column.name(), column.role());
    for (int row = 0; row < days.length; row++) {
      String text = column.text(row);
      boolean nothing = text.isBlank() || text.equals("?");
      made.add(
          nothing
              ? text
              : DayCell.moved(text, days[row])
                  .orElseThrow(
                      () ->
                          Fault.of(PublicationFaults.NO_DAY_TO_MOVE, column.name(), text)
                              .at("columns")));
    }
    return made.build();
  }

  private static Randomness keyed(String file, Control control) {
    return Randomness.keyed(Arrays.copyOf(KeyFile.read(file, "key", control), Randomness.KEY));
  }
}
