package org.tattle.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tattle.dsl.cli.Main;
import org.tattle.kernel.install.Trial;
import org.tattle.kernel.magic.Magics;
import org.tattle.kernel.serve.Kernel;
import org.tattle.kernel.tattle.SessionLanguage;
import org.tattle.kernel.wire.Connection;
import org.tattle.privacy.budget.Ledger;
import org.tattle.run.Cache;

/**
 * Goes once through what every start goes through: the command line, a kernel and its cells. The
 * launcher runs it after a build under {@code -XX:ArchiveClassesAtExit}, by which Java keeps the
 * classes that were needed in the form they have in memory.
 */
final class StartRehearsal {
  private static final List<String> CELLS =
      List.of("let answer = 6 * 7\nanswer", "%%java\n1 + 41", "help attack");

  private StartRehearsal() {}

  public static void main(String[] arguments) throws IOException {
    System.setProperty("tattle.cache", "off");
    Main.run("run", "-c", "load wine; train target with epochs=1; attack threshold");
    for (String cell : CELLS) {
      Path history = Files.createTempFile("tattle-rehearsal", ".jsonl");
      try (Kernel kernel =
          new Kernel(
              Connection.local(),
              () -> new Magics(new SessionLanguage(Cache.memory(), Ledger.memory())),
              history)) {
        kernel.start();
        Trial.talk(kernel.connection(), cell, "", () -> true);
      } finally {
        Files.delete(history);
      }
    }
    Runtime.getRuntime().exit(0);
  }
}
