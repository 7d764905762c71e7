package org.tattle.kernel.magic;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.tattle.kernel.language.MagicFaults;
import org.tattle.run.Fault;

/**
 * Files that magics name.
 *
 * @param folder where relative paths start
 */
public record CellFiles(Path folder) {
  private static final int CELL = 1 << 20;

  /**
   * A path as people write it behind a magic: in quotes or not, from home or from a folder.
   *
   * @throws Fault if it is none
   */
  public Path path(String words) {
    String path = words.replaceFirst("^([\"'])(.*)\\1$", "$2");
    try {
      return path.matches("~(/.*)?")
          ? Path.of(System.getProperty("user.home") + path.substring(1)).normalize()
          : folder.resolve(path).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw Fault.of(MagicFaults.NO_PATH, words);
    }
  }

  /** The path of what is there. */
  Path existing(String words) {
    Path file = path(words);
    if (!Files.exists(file)) {
      throw Fault.of(MagicFaults.NOTHING_THERE, file);
    }
    return file;
  }

  /** What a file holds, if a cell can hold it. */
  String text(String words) {
    Path file = existing(words);
    if (!Files.isRegularFile(file)) {
      throw Fault.of(MagicFaults.NO_FILE, file);
    }
    try {
      if (Files.size(file) > CELL) {
        throw Fault.of(MagicFaults.TOO_LONG, file, Files.size(file) >> 20);
      }
      return Files.readString(file).stripTrailing();
    } catch (MalformedInputException e) {
      throw Fault.of(MagicFaults.NO_TEXT, file);
    } catch (IOException e) {
      throw Fault.of(MagicFaults.NOT_READ, file);
    }
  }

  /** Writes a text to the file that the words name, behind what it holds if they start so. */
  Path write(String words, String text) {
    boolean append = words.startsWith("-a ");
    Path file = path(append ? words.substring(3).strip() : words);
    try {
      return Files.writeString(file, text, CREATE, append ? APPEND : TRUNCATE_EXISTING, WRITE);
    } catch (IOException e) {
      throw Fault.of(MagicFaults.NOT_WRITTEN, file);
    }
  }
}
