package org.tattle.unlearning.receipt;

import java.util.List;

/**
 * That rows were forgotten, bound to the receipt before it.
 *
 * @param written when, such as {@code 2026-11-30T07:20:00Z}
 * @param from the key of the model that was trained on all rows
 * @param to the key of the model that has forgotten these
 * @param ways by which it forgot, the last last
 * @param promise what is promised of that, a sentence without a full stop
 * @param rows of each a digest under a key of its own, ascending, so that their order says nothing
 * @param previous the digest of the receipt before; empty for the first
 * @param digest of all of this, in hexadecimal digits
 */
public record Receipt(
    String written,
    String from,
    String to,
    List<String> ways,
    String promise,
    List<String> rows,
    String previous,
    String digest) {
  public Receipt {
    ways = List.copyOf(ways);
    rows = List.copyOf(rows);
  }

  Receipt with(String other) {
    return new Receipt(written, from, to, ways, promise, rows, previous, other);
  }
}
