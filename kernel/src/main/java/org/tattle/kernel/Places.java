package org.tattle.kernel;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The folders that belong to the user: Tattle's own state, and Jupyter's data. */
final class Places {
  private Places() {}

  /** Where history and log are kept: {@code TATTLE_STATE}, or what the platform says. */
  static Path state() {
    return state(System.getenv(), System.getProperty("os.name"), home());
  }

  static Path state(Map<String, String> environment, String system, Path home) {
    Path named = value(environment, "TATTLE_STATE", null);
    if (named != null) {
      return named;
    }
    return switch (family(system)) {
      case "windows" ->
          value(environment, "LOCALAPPDATA", home.resolve("AppData/Local")).resolve("Tattle");
      case "mac" -> home.resolve("Library/Application Support/Tattle");
      default ->
          value(environment, "XDG_STATE_HOME", home.resolve(".local/state")).resolve("tattle");
    };
  }

  /** Jupyter's data folder of this user, found as Jupyter itself finds it. */
  static Path jupyter() {
    return jupyter(System.getenv(), System.getProperty("os.name"), home());
  }

  static Path jupyter(Map<String, String> environment, String system, Path home) {
    Path named = value(environment, "JUPYTER_DATA_DIR", null);
    if (named != null) {
      return named;
    }
    return switch (family(system)) {
      case "windows" ->
          value(environment, "APPDATA", home.resolve("AppData/Roaming")).resolve("jupyter");
      case "mac" -> home.resolve("Library/Jupyter");
      default ->
          value(environment, "XDG_DATA_HOME", home.resolve(".local/share")).resolve("jupyter");
    };
  }

  private static Path value(Map<String, String> environment, String name, Path otherwise) {
    String value = environment.getOrDefault(name, "");
    return value.isEmpty() ? otherwise : Path.of(value);
  }

  private static String family(String system) {
    String name = system.toLowerCase(Locale.ROOT);
    return name.contains("win") && !name.contains("darwin")
        ? "windows"
        : name.contains("mac") || name.contains("darwin") ? "mac" : "unix";
  }

  private static Path home() {
    return home(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"));
  }

  /** Java asks the system who the user is; Jupyter, and the user who sets it, mean {@code HOME}. */
  static Path home(Map<String, String> environment, String system, String user) {
    return family(system).equals("windows")
        ? Path.of(user)
        : value(environment, "HOME", Path.of(user));
  }
}
