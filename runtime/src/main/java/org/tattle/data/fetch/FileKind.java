package org.tattle.data.fetch;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.FileFaults;

/** Files that are no text of separated values, told by how they begin, and what to do with each. */
public enum FileKind {
  WORKBOOK("a workbook of Excel", "save the sheet as CSV in UTF-8", "PK\3\4"),
  ZIP("a zip archive", "unpack it and name the table", "PK"),
  OLD_WORKBOOK("a workbook of Excel", "save the sheet as CSV in UTF-8", "\u00d0\u00cf\u0011\u00e0"),
  PARQUET("a Parquet file", Constants.PANDAS.formatted("read_parquet"), "PAR1"),
  FEATHER("a Feather file", Constants.PANDAS.formatted("read_feather"), "ARROW1"),
  HDF("an HDF5 file", Constants.PANDAS.formatted("read_hdf"), "\u0089HDF"),
  PICKLE(
      "a pickle of Python",
      Constants.PANDAS.formatted("read_pickle"),
      "\u0080\2",
      "\u0080\3",
      "\u0080\4",
      "\u0080\5"),
  NUMPY("an array of numpy", "write it by `numpy.savetxt` with `delimiter=\",\"`", "\u0093NUMPY"),
  DATABASE("a database of SQLite", "export the table as CSV", "SQLite format 3"),
  PDF("a PDF", "get the table as CSV from where the document has it", "%PDF"),
  BZIP("compressed by bzip2", "unpack it with `bunzip2`, or compress it by gzip", "BZh"),
  XZ("compressed by xz", "unpack it with `unxz`, or compress it by gzip", "\u00fd7zXZ"),
  ZSTD("compressed by zstd", "unpack it with `unzstd`, or compress it by gzip", "(\u00b5/\u00fd"),
  SEVEN_ZIP("a 7-Zip archive", "unpack it and name the table", "7z\u00bc\u00af"),
  UTF_16("text in UTF-16", "save it as UTF-8", "\u00ff\u00fe", "\u00fe\u00ff"),
  ARFF(
      "an ARFF file",
      "convert it in Python: `pandas.DataFrame(scipy.io.arff.loadarff(path)[0]).to_csv(…)`",
      "@relation"),
  HTML(
      "a page of HTML",
      "download the table itself; this may be a page about it",
      "<!doctype html",
      "<html"),
  XML("an XML file", Constants.PANDAS.formatted("read_xml"), "<?xml"),
  JSON("a JSON file", Constants.PANDAS.formatted("read_json"), "{", "[{", "[[");

  /** How much of a file tells what it is. */
  static final int START = 1 << 12;

  private final String noun;
  private final String cure;
  private final String[] starts;

  FileKind(String noun, String cure, String... starts) {
    this.noun = noun;
    this.cure = cure;
    this.starts = starts;
  }

  /** What a file is that begins so, if it is no text of separated values. */
  public static Optional<FileKind> of(byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1);
    if (text.startsWith(ZIP.starts[0])) {
      return Optional.of(
          text.contains("[Content_Types].xml") || text.contains("xl/") ? WORKBOOK : ZIP);
    }
    // ARFF may begin with comments, the others with blanks and a byte order mark.
    String bare =
        text.replaceFirst("^(\u00ef\u00bb\u00bf)?(\\s|%[^\n]*\n)*", "").toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(kind -> kind != WORKBOOK)
        .filter(
            kind ->
                Arrays.stream(kind.starts)
                    .anyMatch(it -> text.startsWith(it) || kind.written() && bare.startsWith(it)))
        .findFirst();
  }

  /** Whether people can read it. */
  private boolean written() {
    return compareTo(ARFF) >= 0;
  }

  public Fault fault(String file, String parameter) {
    return Fault.of(FileFaults.NOT_A_TABLE, file, noun, cure).at(parameter);
  }

  private static final class Constants {
    private static final String PANDAS = "convert it in Python: `pandas.%s(path).to_csv(…)`";
  }
}
