package org.tattle.dsl.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tattle.component.ComponentFault;
import org.tattle.dsl.check.task.AttackAllTask;
import org.tattle.dsl.check.task.AttackTask;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.TableView;
import org.tattle.run.Fault;
import org.tattle.run.MessageText;

/** Which of all attacks were not done, why, and what each would need. */
final class NotDone {
  private final AttackAllTask task;
  private final List<List<String>> rows = new ArrayList<>();

  NotDone(AttackAllTask task) {
    this.task = task;
    task.needs().forEach((name, need) -> add(name, "it asks for more", need));
  }

  private void add(String name, String why, String need) {
    rows.add(List.of(name, why, need));
  }

  /** One that does not fit the data. */
  void unfit(String name, Throwable fault) {
    add(name, fault.getMessage(), fault instanceof Fault told ? told.hint().orElse("") : "");
  }

  /** One that is at fault itself. */
  void broken(String name, ComponentFault fault) {
    add(name, "it " + fault.getMessage(), fault.hint());
  }

  /** One that was not begun, since the time was up. */
  void late(AttackTask attack) {
    add(attack.result(), "the time was up", "more than " + limit());
  }

  /** One that was begun. */
  void cutOff(AttackTask attack) {
    add(attack.result(), "cut off, as the time was up", "more than " + limit());
  }

  private String limit() {
    return task.all().component().limit().map(Numbers::duration).orElse("there was");
  }

  /** Them, if there are any. */
  Optional<TableView> table() {
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            TableView.of(
                MessageText.of("not done on %s", task.target()),
                List.of("attack", "why not", "what it would need"),
                rows,
                List.of("Nothing is said of what these would find.")));
  }
}
