package org.tattle.data.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.tattle.run.Control;
import org.tattle.run.Progress;

/** The bytes of a file; whoever waits for them sees how far it is, and can stop it. */
final class Watched extends FilterInputStream {
  private final String work;
  private final long size;
  private final Control control;
  private long done;

  Watched(Path file, Control control) throws IOException {
    super(Files.newInputStream(file));
    this.work = "reading " + file.getFileName();
    this.size = Files.size(file);
    this.control = control;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    control.check();
    int count = super.read(bytes, offset, length);
    done += Math.max(0, count);
    control.progress(new Progress(work, Math.min(done, size), size, "bytes", Map.of()));
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    done += skipped;
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
