package org.tattle.kernel.language;

/**
 * The cell that a thread speaks for: the one that started it, or that started whoever started it.
 * So what a thread prints after its cell has ended stands beneath that cell, and not beneath the
 * one that happens to run.
 */
public final class SpeakingCell {
  private static final InheritableThreadLocal<Output> CELL = new InheritableThreadLocal<>();

  private SpeakingCell() {}

  /** From here on this thread, and those it starts, speak for the cell. */
  public static void set(Output cell) {
    CELL.set(cell);
  }

  /** What this thread speaks for, or the other if no cell has started it. */
  public static Output or(Output otherwise) {
    Output cell = CELL.get();
    return cell == null ? otherwise : cell;
  }
}
