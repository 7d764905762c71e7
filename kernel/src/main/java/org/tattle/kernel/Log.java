package org.tattle.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Where the log goes: a file, as the terminal belongs to the Jupyter server and the streams to the
 * user.
 */
final class Log {
  private static final int BYTES = 1 << 20;

  private Log() {}

  static Path place() {
    return Places.state().resolve("kernel.log");
  }

  /** Sends everything logged in this process to the file and nowhere else. */
  static void begin() {
    LogManager.getLogManager().reset();
    try {
      Files.createDirectories(place().getParent());
      FileHandler file = new FileHandler(place().toString().replace("%", "%%"), BYTES, 1, true);
      file.setFormatter(new SimpleFormatter());
      Logger root = Logger.getLogger("");
      root.addHandler(file);
      root.setLevel(Level.INFO);
    } catch (IOException | SecurityException e) {
      System.err.println("tattle: no log, as " + place() + " cannot be written");
    }
  }
}
