package org.tattle.dsl.run.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.tattle.dsl.diagnose.sentence.RunFaults;
import org.tattle.dsl.source.Source;
import org.tattle.run.Fault;

/**
 * A file that a statement writes. Its path starts at the folder of the script; folders that are
 * missing are made. The file is there whole or not at all.
 */
public record Destination(String name, Path path) {

  /** The file that a script calls so. */
  public static Destination of(Source script, String name) {
    try {
      return new Destination(name, script.folder().resolve(name).toAbsolutePath());
    } catch (InvalidPathException e) {
      throw refused(name, "the name is not one that files can have");
    }
  }

  /**
   * Writes it.
   *
   * @throws Fault R540 at {@code to} if it cannot be written
   */
  void write(byte[] content) {
    try {
      Files.createDirectories(path.getParent());
      Path part = path.resolveSibling("." + path.getFileName() + "." + UUID.randomUUID());
      try {
        Files.write(part, content);
        Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw refused(
          name,
          full(content.length)
              ? "there is no room for it on its disk; make some, or name a file elsewhere"
              : "check the path and who may write there");
    }
  }

  private boolean full(int bytes) {
    try {
      return Files.getFileStore(path.getParent()).getUsableSpace() < bytes;
    } catch (IOException e) {
      return false;
    }
  }

  private static Fault refused(String name, String hint) {
    return Fault.of(RunFaults.NOT_WRITTEN, name, hint).at("to");
  }
}
