package org.tattle.dsl.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A text with a name: a script, a notebook cell, a line of the shell. It turns offsets into lines
 * and columns for people. Lines end with LF, CR LF or a lone CR. Columns count code points, so a
 * character outside the basic plane is one column, as editors show it.
 */
public final class Source {
  private final String name;
  private final String text;
  private final Path folder;
  private final String place;
  private final Optional<Path> file;
  private final int[] starts;

  /**
   * @param name what diagnostics call it: a file name, {@code cell 3}
   * @param text all of it
   */
  public Source(String name, String text) {
    this(name, text, Path.of(""));
  }

  /**
   * @param folder where it lies: other scripts that it uses are looked for from here
   */
  public Source(String name, String text, Path folder) {
    this(name, text, folder, name, Optional.empty());
  }

  private Source(String name, String text, Path folder, String place, Optional<Path> file) {
    this.name = name;
    this.text = text;
    this.folder = folder;
    this.place = place;
    this.file = file;
    this.starts = lineStarts(text);
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  /** Where it lies; the working folder for what is no file. */
  public Path folder() {
    return folder;
  }

  /** The file that it is, if it is one. */
  public Optional<Path> file() {
    return file;
  }

  /** What stays the same when the text is edited and run again; its name, if nobody says. */
  public String place() {
    return place;
  }

  /** A cell of a notebook, which keeps its place whatever it is called. */
  public static Source cell(String name, String text, Path folder, String place) {
    return new Source(name, text, folder, place, Optional.empty());
  }

  /** A cell of a notebook that is read from a file. */
  static Source cell(String name, String text, Path folder, Optional<Path> file) {
    return new Source(name, text, folder, name, file);
  }

  /** The same where all but a span is blank, so that what is found lies where it did. */
  public Source only(Span span) {
    String blank = text.replaceAll("[^\\r\\n]", " ");
    int start = Math.min(span.start(), text.length());
    int end = Math.min(span.end(), text.length());
    String kept = blank.substring(0, start) + text.substring(start, end) + blank.substring(end);
    return new Source(name, kept, folder, place, file);
  }

  /**
   * The script in a file.
   *
   * @param name what diagnostics call it
   * @throws IOException if it cannot be read, or is not text in UTF-8
   */
  public static Source of(String name, Path file) throws IOException {
    Path parent = file.getParent();
    Path folder = parent == null ? Path.of("") : parent;
    return new Source(name, Files.readString(file), folder, name, Optional.of(file));
  }

  /** The text of a span; what reaches past the end is cut off. */
  public String text(Span span) {
    int start = Math.min(span.start(), text.length());
    return text.substring(start, Math.min(span.end(), text.length()));
  }

  /** How many lines it has; an empty text has one. */
  public int lines() {
    return starts.length;
  }

  /** The line of an offset, counted from 1. */
  public int line(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The column of an offset, counted in code points from 1. */
  public int column(int offset) {
    int end = Math.min(offset, text.length());
    return text.codePointCount(starts[line(end) - 1], end) + 1;
  }

  /** Where a line starts; lines count from 1. */
  public int start(int line) {
    return starts[line - 1];
  }

  /** A line without its end; lines count from 1. */
  public String lineText(int line) {
    int end = line < starts.length ? starts[line] : text.length();
    while (end > starts[line - 1] && isBreak(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(starts[line - 1], end);
  }

  /** Whether a line ends at an offset of a text. */
  public static boolean ends(String text, int offset) {
    return isBreak(text.charAt(offset));
  }

  private static boolean isBreak(char unit) {
    return unit == '\n' || unit == '\r';
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      boolean ends =
          unit == '\n' || unit == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n');
      if (ends) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, 2 * count);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  @Override
  public String toString() {
    return name;
  }
}
