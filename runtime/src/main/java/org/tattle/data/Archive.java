package org.tattle.data;

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
import org.tattle.run.Fault;

/**
 * What is in a file, gzipped or not, archive or not. What it is is seen from its first bytes, not
 * from its name.
 */
final class Archive {
  private static final int BUFFER = 1 << 16;
  private static final String TAR = "ustar";
  private static final int TAR_AT = 257;

  private Archive() {}

  /** What is done with each file of an archive. The stream need not be read or closed. */
  interface Visitor {
    void visit(String name, InputStream in) throws IOException;
  }

  /**
   * The bytes of a file, unzipped if they are gzipped; can be marked.
   *
   * @throws Fault R503 for a zip archive
   */
  static InputStream unzipped(Path file, Control control) throws IOException {
    InputStream in = new BufferedInputStream(new Watched(file, control), BUFFER);
    in.mark(2);
    int first = in.read();
    int second = in.read();
    in.reset();
    if (first == 'P' && second == 'K') {
      in.close();
      throw new Fault(
          "R503",
          "path",
          "`" + file.getFileName() + "` is a zip archive",
          "unpack it and name the table");
    }
    boolean zipped = first == 0x1f && second == 0x8b;
    return zipped ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER) : in;
  }

  /** Whether what follows is a tar archive; nothing is taken from it. */
  static boolean tar(InputStream in) throws IOException {
    in.mark(TAR_AT + TAR.length());
    byte[] start = in.readNBytes(TAR_AT + TAR.length());
    in.reset();
    return start.length == TAR_AT + TAR.length()
        && new String(start, TAR_AT, TAR.length(), StandardCharsets.US_ASCII).equals(TAR);
  }

  /** Goes through the files of a tar archive, hidden ones left out. */
  static void each(Path file, Visitor visitor, Control control) throws IOException {
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
  static List<String> names(Path file, Control control) throws IOException {
    List<String> names = new ArrayList<>();
    each(file, (name, in) -> names.add(name), control);
    return names;
  }

  /** One file of a tar archive, by the end of its name. */
  static InputStream open(Path file, String end, Control control) throws IOException {
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
