package org.tattle.kernel;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What cells are run with.
 *
 * @param language may still be loading when the first cell comes
 * @param desk does what must not hold up a cell
 */
record Workshop(
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
