package org.tattle.run.catalogue;

import static org.tattle.run.catalogue.FaultCode.R501;
import static org.tattle.run.catalogue.FaultCode.R503;
import static org.tattle.run.catalogue.FaultCode.R508;
import static org.tattle.run.catalogue.FaultCode.R514;
import static org.tattle.run.catalogue.FaultCode.R515;
import static org.tattle.run.catalogue.FaultCode.R516;
import static org.tattle.run.catalogue.FaultCode.R518;
import static org.tattle.run.catalogue.FaultCode.R524;

/** What is said of files that are not there, cannot be read or are not what they should be. */
public final class FileFaults {
  public static final Sentence UNREADABLE = new Sentence(R501, "`%s` cannot be read");

  public static final Sentence NOT_IN_FOLDER =
      new Sentence(R501, "`%s` has no file `%s`", "the folder must hold these, gzipped or not: %s");

  public static final Sentence A_FILE =
      new Sentence(R501, "`%s` is a file, and a folder is needed");

  public static final Sentence A_FOLDER =
      new Sentence(R501, "`%s` is a folder, and a file is needed");

  public static final Sentence NOT_ALLOWED =
      new Sentence(R501, "`%s` may not be read", "look at who may read the file");

  public static final Sentence NOT_THERE = new Sentence(R501, "there is no file `%s`");

  public static final Sentence NOT_THERE_FROM_HERE =
      new Sentence(R501, "there is no file `%s`", "paths are taken from `%s`");

  public static final Sentence NOT_A_SHELL =
      new Sentence(R501, "there is no file `%s`", "`~` is a word of shells; write the folder out");

  public static final Sentence AN_ADDRESS =
      new Sentence(
          R501,
          "there is no file `%s`",
          "nothing is fetched from an address; download it and name the file");

  public static final Sentence NOT_A_PATH = new Sentence(R501, "`%s` is not a path");

  public static final Sentence NOT_ON_A_DISK =
      new Sentence(
          R501,
          "`%s` is a pipe, a device or a file of the system, and not one on a disk",
          "write what it says to a file, and name that");

  public static final Sentence NOT_A_TABLE = new Sentence(R503, "`%s` is %s", "%s");

  public static final Sentence NO_SINGLE_TABLE =
      new Sentence(
          R503,
          "`%s` holds %d files, and %d of them end in `.csv`",
          "unpack it and name the table");

  public static final Sentence NOT_UTF_8 =
      new Sentence(R503, "`%s` is not text in UTF-8", "save it as UTF-8");

  public static final Sentence CUT_SHORT =
      new Sentence(R503, "`%s` is damaged or cut short", "fetch it again");

  public static final Sentence NOT_IDX =
      new Sentence(
          R503, "`%s` is not an IDX file of bytes with %d dimensions", "fetch the file again");

  public static final Sentence IDX_TOO_LONG =
      new Sentence(R503, "`%s` says that it has %d values along one side", "fetch the file again");

  public static final Sentence IDX_TOO_SHORT =
      new Sentence(R503, "`%s` ends before its last value", "fetch the file again");

  public static final Sentence LABELS_FOR_IMAGES =
      new Sentence(R503, "`%s` has %,d labels for %,d images", "fetch the files again");

  public static final Sentence IMAGE_LABEL =
      new Sentence(R503, "`%s` has a label `%d`, and classes go to %d", "fetch the files again");

  public static final Sentence DAMAGED =
      new Sentence(R503, "`%s` is damaged", "fetch the files again");

  public static final Sentence BITS_MISSING = new Sentence(R503, "row %,d of `%s` is missing");

  public static final Sentence BITS_WITHOUT_CLASS =
      new Sentence(R503, "row %,d of `%s` has no class");

  public static final Sentence BITS_OF_ANOTHER_CLASS =
      new Sentence(R503, "row %,d of `%s` has a class that is not among %d");

  public static final Sentence TOO_MANY_BITS =
      new Sentence(R503, "row %,d of `%s` has more than %,d bits");

  public static final Sentence NOT_A_BIT = new Sentence(R503, "row %,d of `%s` holds `%s`");

  public static final Sentence TOO_FEW_BITS =
      new Sentence(R503, "row %,d of `%s` has %,d bits, not %,d");

  public static final Sentence NOT_OF_RECORDS =
      new Sentence(R503, "`%s` is not made of records of %,d bytes");

  public static final Sentence RECORD_LABEL = new Sentence(R503, "`%s` has a label `%d` of %d");

  public static final Sentence NOT_IN_ARCHIVE = new Sentence(R503, "the archive has no `%s`");

  public static final Sentence QUOTE_OPEN =
      new Sentence(
          R503,
          "%sline %d: the quote that opens there is never closed",
          "a quote within quotes is written twice");

  public static final Sentence TEXT_AFTER_QUOTE =
      new Sentence(
          R503,
          "%sline %d: text follows a closing quote",
          "a quote within quotes is written twice");

  public static final Sentence EMPTY = new Sentence(R508, "`%s` is empty");

  public static final Sentence NOT_FETCHED =
      new Sentence(R514, "`%s` has not been fetched yet", "%s");

  public static final Sentence NO_CONNECTION =
      new Sentence(
          R514, "`%s` is not here and cannot be fetched: there is no connection to `%s`", "%s");

  public static final Sentence OTHER_CONTENT =
      new Sentence(
          R515, "%s is not `%s`: it has %,d bytes with the %s `%s`, and `%s` was expected", "%s");

  public static final Sentence BROKE_OFF =
      new Sentence(
          R516, "`%s` is not here and cannot be fetched: `%s` broke off after %,d bytes", "%s");

  public static final Sentence ANSWERED_OTHERWISE =
      new Sentence(R516, "`%s` is not here and cannot be fetched: `%s` answered %d for it", "%s");

  public static final Sentence NO_CACHE =
      new Sentence(
          R518,
          "`%s` cannot be read or written in `%s`",
          "look at who may write there, and whether the disk is full");

  public static final Sentence TOO_MUCH_TEXT =
      new Sentence(
          R524,
          "`%s` holds more than %,d MB of text",
          "take fewer rows or columns; a file that grows so much when it is unpacked may"
              + " be made to do harm");

  private FileFaults() {}
}
