package org.tattle.dsl.run.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
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

  /** One in the same folder, whose name goes on otherwise after the name without its ending. */
  public Destination beside(String rest) {
    String end = name.substring(name.lastIndexOf('.') + 1);
    String other = name.substring(0, name.length() - end.length() - 1) + rest;
    String last = Path.of(other).getFileName().toString();
    return new Destination(other, path.resolveSibling(last));
  }

  /**
   * What is there, if it is a text.
   *
   * @throws Fault R540 at {@code to} if it is there and cannot be read
   */
  public Optional<String> text() {
    try {
      return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
    } catch (IOException e) {
      throw refused(name, "what is there cannot be read; name another file");
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
