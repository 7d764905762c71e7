package org.tattle.data.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.FileFaults;

/**
 * The bytes of a file as they come out of its compression. A small file can hold gigabytes of one
 * letter, and a table of more text than this would not fit into memory: both end here.
 */
final class Measured extends FilterInputStream {
  private static final long LARGEST = 16L << 30;

  /** So much may come of any file; of more, {@link #RATIO} times the file at most. */
  private static final long ANY = 256L << 20;

  /** Tables of text get 5 to 50 times as small, gzip can make zeros 1,000 times as small. */
  private static final long RATIO = 200;

  private final String name;
  private final long most;
  private long count;

  Measured(InputStream in, Path file) throws IOException {
    super(in);
    name = file.getFileName().toString();
    most = Math.min(LARGEST, Math.max(ANY, RATIO * Files.size(file)));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    count += Math.max(0, read);
    if (count > most) {
      throw Fault.of(FileFaults.TOO_MUCH_TEXT, name, most >> 20).at("path");
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
