package org.tattle.data.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.FileFaults;

/** Paths as users give them, from the folder of their script. Each fault is R501. */
public final class UserPaths {
  /** What Linux shows there looks like files of no length, and is made while it is read. */
  private static final List<Path> SYSTEM =
      Stream.of("/proc", "/sys", "/dev").map(Path::of).toList();

  private UserPaths() {}

  /**
   * What is wrong with a path, as far as can be told without reading what it leads to.
   *
   * @param parameter what names it
   * @param folder where relative paths start
   */
  public static Optional<Fault> unreachable(String path, String parameter, Path folder) {
    try {
      Path file = existing(path, parameter, Control.NONE.in(folder));
      return Files.isReadable(file) ? Optional.empty() : Optional.of(unreadable(path, parameter));
    } catch (Fault fault) {
      return Optional.of(fault);
    }
  }

  public static Path folder(String path, Control control) {
    Path folder = existing(path, "path", control);
    if (!Files.isDirectory(folder)) {
      throw Fault.of(FileFaults.A_FILE, path).at("path");
    }
    return folder;
  }

  public static Path file(String path, Control control) {
    return file(path, "path", control);
  }

  public static Path file(String path, String parameter, Control control) {
    Path file = existing(path, parameter, control);
    if (Files.isDirectory(file)) {
      throw Fault.of(FileFaults.A_FOLDER, path).at(parameter);
    }
    if (!Files.isReadable(file)) {
      throw unreadable(path, parameter);
    }
    return file;
  }

  private static Fault unreadable(String path, String parameter) {
    return Fault.of(FileFaults.NOT_ALLOWED, path).at(parameter);
  }

  private static Path existing(String path, String parameter, Control control) {
    try {
      Path file = control.folder().resolve(path);
      if (Files.exists(file)) {
        return ordinary(file, path, parameter);
      }
      throw missing(path, control.folder()).at(parameter);
    } catch (InvalidPathException e) {
      throw Fault.of(FileFaults.NOT_A_PATH, path).at(parameter);
    }
  }

  /** A file or a folder that lies on a disk: others have no end, or block whoever reads them. */
  private static Path ordinary(Path file, String path, String parameter) {
    if (!Files.isRegularFile(file) && !Files.isDirectory(file) || ofTheSystem(file)) {
      throw Fault.of(FileFaults.NOT_ON_A_DISK, path).at(parameter);
    }
    return file;
  }

  private static boolean ofTheSystem(Path file) {
    try {
      Path real = file.toRealPath();
      return SYSTEM.stream().anyMatch(real::startsWith);
    } catch (IOException e) {
      return false;
    }
  }

  /** Why a path that looks right leads nowhere. */
  private static Fault missing(String path, Path folder) {
    if (path.startsWith("~")) {
      return Fault.of(FileFaults.NOT_A_SHELL, path);
    } else if (path.matches("(?i)(https?|ftp|s3|file)://.*")) {
      return Fault.of(FileFaults.AN_ADDRESS, path);
    }
    return Path.of(path).isAbsolute()
        ? Fault.of(FileFaults.NOT_THERE, path)
        : Fault.of(FileFaults.NOT_THERE_FROM_HERE, path, folder.toAbsolutePath());
  }
}
