package org.tattle.data.table;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.tattle.data.Dataset;
import org.tattle.data.table.cell.BrokenQuote;
import org.tattle.data.table.cell.Delimited;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.FileFaults;
import org.tattle.run.catalogue.TableFaults;

/**
 * Reads a text of separated values into a {@link Table}, and turns what the parser says of a broken
 * one into a fault with a line.
 *
 * @param source what to call the text in messages
 * @param recognised whether the rows are somebody's own, to be recognised when they are met again
 */
public record Records(String source, TableLayout layout, Control control, boolean recognised) {
  /** The separator is to be found in the text. */
  public static final char FOUND = '\0';

  private static final int WIDEST = 50_000;

  /** Of rows that are public. */
  public Records(String source, TableLayout layout, Control control) {
    this(source, layout, control, false);
  }

  /** Where a text comes from. */
  public interface Text {
    BufferedReader open() throws IOException;
  }

  /** Reads a table whose first line, if {@code header}, names the columns. */
  public Dataset read(String name, Text text, char separator, boolean header) {
    return read(name, text, separator, header, List.of());
  }

  /** Reads a table without a heading whose columns are known. */
  public Dataset read(String name, Text text, char separator, List<String> columns) {
    return read(name, text, separator, false, columns);
  }

  private Dataset read(
      String name, Text text, char separator, boolean header, List<String> columns) {
    try (BufferedReader reader = text.open();
        CSVParser parser = format(reader, separator).parse(reader)) {
      return table(parser, header, columns).dataset(name, control);
    } catch (UncheckedIOException e) {
      throw unreadable(source, "", text, separator, e.getCause());
    } catch (IOException e) {
      throw unreadable(source, "", text, separator, e);
    }
  }

  /** How such texts are parsed. */
  public static CSVFormat format(BufferedReader reader, char separator) throws IOException {
    Optional<Character> said = Delimited.said(reader);
    char found =
        separator != FOUND
            ? separator
            : said.isPresent() ? said.get() : Delimited.separator(reader);
    return CSVFormat.DEFAULT
        .builder()
        .setDelimiter(found)
        .setIgnoreSurroundingSpaces(true)
        .setIgnoreEmptyLines(true)
        .get();
  }

  /** The rows as they are written, of which none is made features. */
  public Dataset texts(String name, Text text, char separator, boolean header) {
    try (BufferedReader reader = text.open();
        CSVParser parser = format(reader, separator).parse(reader)) {
      return texts(parser, header).dataset(name, control);
    } catch (UncheckedIOException e) {
      throw unreadable(source, "", text, separator, e.getCause());
    } catch (IOException e) {
      throw unreadable(source, "", text, separator, e);
    }
  }

  private WrittenRows texts(CSVParser parser, boolean header) {
    WrittenRows rows = null;
    for (CSVRecord record : parser) {
      control.check();
      long line = line(parser, record);
      if (rows == null) {
        rows = new WrittenRows(source, headings(record, line, header));
        if (header) {
          continue;
        }
      }
      rows.add(record.values(), line);
    }
    if (rows == null) {
      throw Fault.of(FileFaults.EMPTY, source).at("path");
    }
    return rows;
  }

  private Table table(CSVParser parser, boolean header, List<String> columns) {
    Iterator<CSVRecord> records = parser.iterator();
    Table table = null;
    while (records.hasNext()) {
      CSVRecord record = records.next();
      long line = line(parser, record);
      if (table == null) {
        List<String> names = columns.isEmpty() ? headings(record, line, header) : columns;
        table = new Table(source, names, layout);
        table = recognised ? table.recognised() : table;
        if (header) {
          continue;
        }
      }
      table.add(record.values(), line);
    }
    if (table == null) {
      throw Fault.of(FileFaults.EMPTY, source).at("path");
    }
    return table;
  }

  /** The line a record starts on: values in quotes may hold line ends. */
  public static long line(CSVParser parser, CSVRecord record) {
    long line = parser.getCurrentLineNumber();
    for (String value : record) {
      for (int at = value.indexOf('\n'); at >= 0; at = value.indexOf('\n', at + 1)) {
        line--;
      }
    }
    return line;
  }

  private List<String> headings(CSVRecord record, long line, boolean header) {
    widest(record.size(), source, "path");
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String value : record) {
      String name = !header || value.isEmpty() ? "c" + (names.size() + 1) : value;
      if (!seen.add(name)) {
        throw Fault.of(TableFaults.COLUMN_TWICE, line, name).at("path");
      }
      names.add(name);
    }
    return names;
  }

  /**
   * That there are not too many columns: each costs memory before it has a value.
   *
   * @throws Fault R524 if there are
   */
  public static void widest(int columns, String file, String parameter) {
    if (columns > WIDEST) {
      throw Fault.of(TableFaults.TOO_WIDE, file, columns, WIDEST).at(parameter);
    }
  }

  /** What is wrong with a file that could not be read to its end. */
  public static Fault unreadable(String name, IOException e) {
    if (e instanceof CharacterCodingException) {
      return Fault.of(FileFaults.NOT_UTF_8, name).at("path");
    }
    return Fault.of(
            e instanceof ZipException || e instanceof EOFException
                ? FileFaults.CUT_SHORT
                : FileFaults.UNREADABLE,
            name)
        .at("path");
  }

  /**
   * The same of a text of separated values, whose quotes may be at fault, too.
   *
   * @param before what stands before the line, where one is told
   */
  public static Fault unreadable(
      String name, String before, Text text, char separator, IOException e) {
    if (!(e instanceof CSVException)) {
      return unreadable(name, e);
    }
    try (BufferedReader again = text.open()) {
      return BrokenQuote.of(before, again, format(again, separator)).at("path");
    } catch (IOException gone) {
      return unreadable(name, gone);
    }
  }
}
