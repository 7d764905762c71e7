package org.tattle.data.table.cell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.FileFaults;

/**
 * Where the quotes of a text go wrong that a parser refused. The text is read once more by one that
 * closes a quote at the end of the text: if that one refuses it, too, text follows a closing quote;
 * otherwise a quote was left open, in the last value that there is.
 */
public final class BrokenQuote {
  private BrokenQuote() {}

  /**
   * What is told of it.
   *
   * @param before what stands before the line, where one is told
   */
  public static Fault of(String before, BufferedReader text, CSVFormat format) throws IOException {
    try (CSVParser parser = format.builder().setLenientEof(true).get().parse(text)) {
      CSVRecord last = null;
      try {
        for (CSVRecord record : parser) {
          last = record;
        }
      } catch (UncheckedIOException e) {
        if (e.getCause() instanceof CSVException) {
          return Fault.of(FileFaults.TEXT_AFTER_QUOTE, before, parser.getCurrentLineNumber());
        }
        throw e.getCause();
      }
      String value = last == null ? "" : last.get(last.size() - 1);
      long within = value.lines().count() - 1;
      long line = parser.getCurrentLineNumber() - within;
      return Fault.of(FileFaults.QUOTE_OPEN, before, line);
    }
  }
}
