package org.tattle.data.table.cell;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.TableFaults;

/**
 * A text whose rows may be only so long: a quote that is never closed makes a row of all that
 * follows, and a file without line ends is one row.
 */
final class RowReader extends FilterReader {
  private static final int LONGEST = 1 << 24;

  private final String name;
  private long line = 1;
  private long start = 1;
  private long length;
  private boolean quoted;

  RowReader(Reader in, String name) {
    super(in);
    this.name = name;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] text, int offset, int count) throws IOException {
    int read = super.read(text, offset, count);
    for (int i = 0; i < read; i++) {
      take(text[offset + i]);
    }
    if (length > LONGEST) {
      throw Fault.of(
              quoted ? TableFaults.QUOTE_NEVER_CLOSED : TableFaults.ROW_TOO_LONG,
              name,
              start,
              LONGEST)
          .at("path");
    }
    return read;
  }

  private void take(char c) {
    quoted ^= c == '"';
    line += c == '\n' ? 1 : 0;
    length++;
    if (c == '\n' && !quoted) {
      length = 0;
      start = line;
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
