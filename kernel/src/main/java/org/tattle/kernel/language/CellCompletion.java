package org.tattle.kernel.language;

import java.util.List;

/**
 * What may replace the text between two offsets.
 *
 * @param start UTF-16 offset of the first replaced character
 * @param end UTF-16 offset behind the last
 * @param items best first
 */
public record CellCompletion(int start, int end, List<Item> items) {
  public CellCompletion {
    items = List.copyOf(items);
  }

  /** Nothing to offer. */
  public static CellCompletion none(int caret) {
    return new CellCompletion(caret, caret, List.of());
  }

  /**
   * @param text what is inserted
   * @param type a word the front end shows beside it, such as {@code parameter}; may be empty
   * @param detail a few words about it, such as its type and default; may be empty
   */
  public record Item(String text, String type, String detail) {}
}
