package org.tattle.kernel.serve;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.tattle.kernel.language.Cell;
import org.tattle.kernel.language.Language;
import org.tattle.kernel.wire.Message;

/**
 * What cells are run with.
 *
 * @param language may still be loading when the first cell comes
 * @param desk does what must not hold up a cell
 */
record CellTools(
    Future<Language> language,
    IoPub iopub,
    Stdin stdin,
    Console console,
    History history,
    ExecutorService desk,
    ScheduledExecutorService clock) {

  void remember(Cell cell) {
    desk.execute(() -> history.add(cell.number(), cell.code()));
  }

  Prompt prompt(Message cell, CellControl control) {
    return (text, password) -> stdin.ask(cell, text, password, control);
  }
}
