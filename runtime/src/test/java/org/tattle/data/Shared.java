package org.tattle.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.tattle.data.fetch.Hub;

/**
 * Real data that are not part of the project: the folder {@code shared} beside the repository, or
 * the one that {@code TATTLE_SHARED} names. Tests that need it are skipped where it is not.
 */
public final class Shared {
  private Shared() {}

  /** A file or folder in it; skips the test if it is not there. */
  public static Path path(String name) {
    Path path = folder().resolve(name);
    assumeTrue(Files.exists(path), "needs " + name + " in the folder that TATTLE_SHARED names");
    return path;
  }

  /** A hub that knows that folder's data and can reach nothing else. */
  public static Hub hub(String needed) {
    path("data/" + needed);
    return new Hub(
        Optional.of(folder().resolve("data")), Path.of("no", "cache"), Duration.ofSeconds(1));
  }

  private static Path folder() {
    String named = System.getProperty("tattle.shared", System.getenv("TATTLE_SHARED"));
    if (named != null) {
      return Path.of(named);
    }
    Path root = Path.of("").toAbsolutePath();
    while (root != null && !Files.exists(root.resolve(".git"))) {
      root = root.getParent();
    }
    return root == null ? Path.of("shared") : root.resolveSibling("shared");
  }
}
