package org.tattle.dsl.assist;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The files and folders that a path may go on to. Folders end in a slash, so that the next question
 * is about what is in them; what is hidden is offered to those who write its dot.
 */
public final class FileNames {
  private static final int MOST = 500;

  private FileNames() {}

  /**
   * What may stand in place of the beginning of a path, sorted; nothing where there is no such
   * folder.
   *
   * @param folder where relative paths start
   * @param typed the beginning, which all that is given back begins with
   */
  public static List<String> of(Path folder, String typed) {
    int slash = typed.lastIndexOf('/') + 1;
    String parent = typed.substring(0, slash);
    String start = typed.substring(slash);
    List<String> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(in(folder, parent))) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        boolean hidden = name.startsWith(".") && !start.startsWith(".");
        if (name.startsWith(start) && !hidden && found.size() < MOST) {
          found.add(parent + name + (Files.isDirectory(entry) ? "/" : ""));
        }
      }
    } catch (IOException | DirectoryIteratorException | InvalidPathException e) {
      return List.of();
    }
    found.sort(Comparator.naturalOrder());
    return found;
  }

  private static Path in(Path folder, String parent) {
    return parent.startsWith("~/")
        ? Path.of(System.getProperty("user.home"), parent.substring(2))
        : folder.toAbsolutePath().resolve(parent);
  }
}
