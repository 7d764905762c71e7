package org.tattle.run;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * The folders that belong to the user: Tattle's own, and Jupyter's data, found as Jupyter itself
 * finds it.
 *
 * @param environment the variables that name folders
 * @param system the name of the operating system
 * @param account where the system says that the user is at home
 */
public record Places(Map<String, String> environment, String system, String account) {

  /** Those of the user who runs this process. */
  public static Places ofUser() {
    return new Places(
        System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"));
  }

  /** What programs must not lose, and logs: {@code TATTLE_STATE}, or what the platform says. */
  public Path state() {
    return value(
        "TATTLE_STATE",
        platform(
                "LOCALAPPDATA",
                "AppData/Local",
                "Library/Application Support",
                "XDG_STATE_HOME",
                ".local/state")
            .resolve("tattle"));
  }

  /** What can be made again. */
  public Path cache() {
    return platform("LOCALAPPDATA", "AppData/Local", "Library/Caches", "XDG_CACHE_HOME", ".cache")
        .resolve("tattle");
  }

  /** Jupyter's data folder. */
  public Path jupyter() {
    Path data = platform("APPDATA", "AppData/Roaming", "Library", "XDG_DATA_HOME", ".local/share");
    return value("JUPYTER_DATA_DIR", data.resolve(family() == Family.MAC ? "Jupyter" : "jupyter"));
  }

  /** Java asks the system who the user is; Jupyter, and the user who sets it, mean {@code HOME}. */
  public Path home() {
    return family() == Family.WINDOWS ? Path.of(account) : value("HOME", Path.of(account));
  }

  private enum Family {
    WINDOWS,
    MAC,
    UNIX
  }

  private Path platform(
      String windowsNamed, String windows, String mac, String unixNamed, String unix) {
    return switch (family()) {
      case WINDOWS -> value(windowsNamed, home().resolve(windows));
      case MAC -> home().resolve(mac);
      case UNIX -> value(unixNamed, home().resolve(unix));
    };
  }

  private Path value(String name, Path otherwise) {
    String value = environment.getOrDefault(name, "");
    return value.isBlank() ? otherwise : Path.of(value);
  }

  private Family family() {
    String name = system.toLowerCase(Locale.ROOT);
    return name.startsWith("win")
        ? Family.WINDOWS
        : name.startsWith("mac") ? Family.MAC : Family.UNIX;
  }
}
