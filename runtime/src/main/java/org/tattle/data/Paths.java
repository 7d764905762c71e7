package org.tattle.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.tattle.run.Fault;
import org.tattle.run.Folder;

/** Paths as users give them. Each fault is R501. */
final class Paths {
  private Paths() {}

  static Path folder(String path) {
    Path folder = existing(path, "path");
    if (!Files.isDirectory(folder)) {
      throw fault("path", "`" + path + "` is a file, and a folder is needed", null);
    }
    return folder;
  }

  static Path file(String path) {
    return file(path, "path");
  }

  static Path file(String path, String parameter) {
    Path file = existing(path, parameter);
    if (Files.isDirectory(file)) {
      throw fault(parameter, "`" + path + "` is a folder, and a file is needed", null);
    }
    if (!Files.isReadable(file)) {
      throw fault(parameter, "`" + path + "` may not be read", "look at who may read the file");
    }
    return file;
  }

  private static Path existing(String path, String parameter) {
    try {
      Path file = Folder.current().resolve(path);
      if (Files.exists(file)) {
        return file;
      }
      String folder = Folder.current().toAbsolutePath().toString();
      throw fault(
          parameter,
          "there is no file `" + path + "`",
          Path.of(path).isAbsolute() ? null : "paths are taken from `" + folder + "`");
    } catch (InvalidPathException e) {
      throw fault(parameter, "`" + path + "` is not a path", null);
    }
  }

  private static Fault fault(String parameter, String message, String hint) {
    return new Fault("R501", parameter, message, hint);
  }
}
