package org.tattle.data.fetch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tattle.run.Control;

/**
 * What is in a file, gzipped or not, archive or not. What it is is seen from its first bytes, not
 * from its name.
 */
public final class Archive {
  private static final int BUFFER = 1 << 16;
  private static final String TAR = "ustar";
  private static final int TAR_AT = 257;

  private Archive() {}

  /** What is done with each file of an archive. The stream need not be read or closed. */
  public interface Visitor {
    void visit(String name, InputStream in) throws IOException;
  }

  /**
   * The bytes of a file, unzipped if they are gzipped; can be marked.
   *
   * @throws org.tattle.run.Fault R503 for a zip archive
   */
  public static InputStream unzipped(Path file, Control control) throws IOException {
    InputStream in = new BufferedInputStream(new Watched(file, control), BUFFER);
    try {
      byte[] start = start(in);
      if (start.length > 1 && start[0] == 'P' && start[1] == 'K') {
        throw FileKind.of(start).orElse(FileKind.ZIP).fault(file.getFileName().toString(), "path");
      }
      boolean zipped = start.length > 1 && start[0] == 0x1f && start[1] == (byte) 0x8b;
      InputStream bytes = zipped ? new GZIPInputStream(in, BUFFER) : in;
      return new BufferedInputStream(new Measured(bytes, file), BUFFER);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** The first bytes of what follows; nothing is taken from it. */
  public static byte[] start(InputStream in) throws IOException {
    in.mark(FileKind.START);
    byte[] start = in.readNBytes(FileKind.START);
    in.reset();
    return start;
  }

  /** Whether what follows is a tar archive; nothing is taken from it. */
  public static boolean tar(InputStream in) throws IOException {
    in.mark(TAR_AT + TAR.length());
    byte[] start = in.readNBytes(TAR_AT + TAR.length());
    in.reset();
    return start.length == TAR_AT + TAR.length()
        && new String(start, TAR_AT, TAR.length(), StandardCharsets.US_ASCII).equals(TAR);
  }

  /** Goes through the files of a tar archive, hidden ones left out. */
  public static void each(Path file, Visitor visitor, Control control) throws IOException {
    try (TarArchiveInputStream tar = new TarArchiveInputStream(unzipped(file, control))) {
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        String name = entry.getName();
        if (entry.isFile() && !name.substring(name.lastIndexOf('/') + 1).startsWith(".")) {
          visitor.visit(name, tar);
        }
      }
    }
  }

  /** The names of the files in a tar archive. */
  public static List<String> names(Path file, Control control) throws IOException {
    List<String> names = new ArrayList<>();
    each(file, (name, in) -> names.add(name), control);
    return names;
  }

  /** One file of a tar archive, by the end of its name. */
  public static InputStream open(Path file, String end, Control control) throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(unzipped(file, control));
    for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
      if (entry.isFile() && entry.getName().endsWith(end)) {
        return tar;
      }
    }
    tar.close();
    throw new IOException("no " + end + " in " + file);
  }
}
