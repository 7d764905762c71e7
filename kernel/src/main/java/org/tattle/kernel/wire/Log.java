package org.tattle.kernel.wire;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.tattle.run.Owned;
import org.tattle.run.Places;

/**
 * Where faults and oddities are written down: a file, as the terminal belongs to the Jupyter server
 * and the streams to the user. Nothing is opened before there is something to write, for a quick
 * start; and a kernel that is not a process of its own opens no file, and is heard by whoever
 * listens to the logger of this package.
 */
public final class Log {
  private static final int BYTES = 1 << 20;

  private static volatile boolean wanted;

  private Log() {}

  /** The logger, made when it is first needed. */
  private static final class Holder {
    static final Logger LOGGER = open();

    private static Logger open() {
      Logger logger = Logger.getLogger("org.tattle.kernel");
      logger.setUseParentHandlers(false);
      if (!wanted) {
        return logger;
      }
      try {
        Owned.folder(place().getParent());
        Owned.open(place(), StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
        FileHandler file = new FileHandler(place().toString().replace("%", "%%"), BYTES, 1, true);
        file.setFormatter(new SimpleFormatter());
        file.setErrorManager(new Quiet());
        logger.addHandler(file);
      } catch (IOException e) {
        logger.setLevel(Level.OFF);
      }
      return logger;
    }
  }

  /** A log that cannot be written, on a full disk say, is no news for the cell that runs. */
  private static final class Quiet extends ErrorManager {
    @Override
    public void error(String message, Exception thrown, int code) {}
  }

  public static Path place() {
    return Places.ofUser().state().resolve("kernel.log");
  }

  /** From here on the log is kept in a file. */
  public static void begin() {
    wanted = true;
  }

  public static void note(String what) {
    write(Level.INFO, what, null);
  }

  public static void fault(String where, Throwable thrown) {
    write(Level.SEVERE, where, thrown);
  }

  private static void write(Level level, String what, Throwable thrown) {
    Holder.LOGGER.logp(level, null, null, what, thrown);
  }
}
