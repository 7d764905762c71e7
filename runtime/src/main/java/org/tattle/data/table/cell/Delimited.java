package org.tattle.data.table.cell;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tattle.data.fetch.Archive;
import org.tattle.data.fetch.FileKind;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.FileFaults;

/** The text in a file: plain, gzipped, or the one table in a tar archive, gzipped or not. */
public final class Delimited {
  private static final int BUFFER = 1 << 16;
  private static final int LINES = 10;
  private static final int SAID = 8;
  private static final Pattern SEPARATOR = Pattern.compile("(?i)\"?sep=(.)\"?(?=\\r?\\n)");

  private Delimited() {}

  /**
   * The text, as UTF-8, without a byte order mark, and without the {@code # } that numpy writes
   * before a heading.
   *
   * @throws Fault R503 if it is an archive that does not hold one table
   */
  public static BufferedReader open(Path file, Control control) throws IOException {
    InputStream in = Archive.unzipped(file, control);
    try {
      if (Archive.tar(in)) {
        in.close();
        in = new BufferedInputStream(Archive.open(file, table(file, control), control), BUFFER);
      }
      Optional<FileKind> other = FileKind.of(Archive.start(in));
      if (other.isPresent()) {
        throw other.get().fault(file.getFileName().toString(), "path");
      }
      // A decoder made by hand reports bad bytes instead of replacing them.
      BufferedReader reader =
          new BufferedReader(
              new RowReader(
                  new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()),
                  file.getFileName().toString()),
              BUFFER);
      skip(reader, "\ufeff");
      skip(reader, "# ");
      return reader;
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** Goes on behind a text, if it comes next. */
  private static void skip(BufferedReader reader, String text) throws IOException {
    reader.mark(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (reader.read() != text.charAt(i)) {
        reader.reset();
        return;
      }
    }
  }

  /**
   * The separator that a spreadsheet says in a first line, {@code sep=;}. Of the line only its end
   * is left, so that lines keep their numbers.
   */
  public static Optional<Character> said(BufferedReader reader) throws IOException {
    char[] start = new char[SAID];
    reader.mark(SAID);
    int length = Math.max(0, reader.read(start, 0, SAID));
    reader.reset();
    Matcher said = SEPARATOR.matcher(new String(start, 0, length));
    if (!said.lookingAt()) {
      return Optional.empty();
    }
    skip(reader, said.group());
    return Optional.of(said.group(1).charAt(0));
  }

  /**
   * Which of comma, semicolon, tab and bar separates the values: the one that the poorest of the
   * first lines has most of; a blank if they have none of these. It is left where it was.
   */
  public static char separator(BufferedReader reader) throws IOException {
    reader.mark(BUFFER);
    char[] start = new char[BUFFER];
    int length = 0;
    for (int n; length < BUFFER && (n = reader.read(start, length, BUFFER - length)) > 0; ) {
      length += n;
    }
    reader.reset();
    String[] lines = new String(start, 0, length).split("\\R", LINES + 1);
    char best = ',';
    long most = 0;
    for (char candidate : new char[] {',', ';', '\t', '|', ' '}) {
      long least = Long.MAX_VALUE;
      // A last line may be cut off, unless it is the only one.
      for (int i = 0; i < Math.max(1, Math.min(LINES, lines.length - 1)); i++) {
        least = lines[i].isBlank() ? least : Math.min(least, count(lines[i], candidate));
      }
      boolean better = candidate == ' ' ? most == 0 && least > 0 : least > most;
      if (better && least < Long.MAX_VALUE) {
        most = least;
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String line, char separator) {
    boolean quoted = false;
    long count = 0;
    for (int i = 0; i < line.length(); i++) {
      quoted ^= line.charAt(i) == '"';
      count += !quoted && line.charAt(i) == separator ? 1 : 0;
    }
    return count;
  }

  /** The name of the one table in an archive: its only file, or the only one that ends in .csv. */
  private static String table(Path file, Control control) throws IOException {
    List<String> names = Archive.names(file, control);
    List<String> tables = names.stream().filter(name -> name.endsWith(".csv")).toList();
    List<String> found = names.size() == 1 ? names : tables;
    if (found.size() != 1) {
      throw Fault.of(FileFaults.NO_SINGLE_TABLE, file.getFileName(), names.size(), tables.size())
          .at("path");
    }
    return found.get(0);
  }
}
