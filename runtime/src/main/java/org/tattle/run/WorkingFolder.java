package org.tattle.run;

import java.nio.file.Path;

/**
 * The folder that relative paths of scripts start from. A Java process cannot change its own, and a
 * notebook must be able to: so it is a property of the process, as the real one is.
 */
public final class WorkingFolder {
  private static final String PROPERTY = "tattle.folder";

  private WorkingFolder() {}

  /** The one that was set, or the process's own. */
  public static Path current() {
    return Path.of(System.getProperty(PROPERTY, ""));
  }

  /** Sets it for the whole process. */
  public static void set(Path folder) {
    System.setProperty(PROPERTY, folder.toString());
  }
}
