package org.tattle.kernel.tattle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.dsl.diagnose.Code;
import org.tattle.kernel.magic.Magics;
import org.tattle.kernel.serve.Client;
import org.tattle.kernel.serve.Kernel;
import org.tattle.kernel.wire.Connection;
import org.tattle.privacy.budget.Ledger;
import org.tattle.run.Cache;

/**
 * What cells of a notebook that fail are told, whole; each starts with a line {@code # cell name}.
 * With {@code -Dgolden.update=true} the expected file is written instead of compared.
 */
final class GoldenCellsTest {
  private static final Path CELLS = Path.of("src/test/cells/faults.cells");
  private static final Path PARAMETERS = Path.of("src/test/notebooks/parameters.txt");
  private static final Path TOLD = Path.of("src/test/cells/faults.txt");

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void everyCodeOfNotebooksIsToldAsItsFileSays(@TempDir Path folder) throws IOException {
    StringJoiner told = new StringJoiner("\n", "", "\n");
    try (Kernel kernel =
        new Kernel(
            Connection.local(),
            () -> new Magics(new SessionLanguage(Cache.memory(), Ledger.memory())),
            folder.resolve("history.jsonl"))) {
      kernel.start();
      try (Client client = new Client(kernel.connection())) {
        for (String cell : Files.readString(CELLS).split("(?m)^# cell ")) {
          if (!cell.isBlank()) {
            String[] parts = cell.split("\n", 2);
            told.add("── " + parts[0]);
            JsonNode lines =
                client.run(parts[1].stripTrailing()).reply().content().path("traceback");
            lines.forEach(line -> told.add(line.asText().replaceAll("\033\\[[0-9;]*m", "")));
          }
        }
      }
    }
    String all = told.toString().replace(Path.of("").toAbsolutePath().toString(), "…");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(TOLD, all);
    }
    assertThat(all).isEqualTo(Files.readString(TOLD));
    assertThat(Arrays.stream(Code.values()).map(Code::name))
        .filteredOn(code -> code.matches("[JK].*"))
        .allSatisfy(
            code -> assertThat(all + Files.readString(PARAMETERS)).contains("[" + code + "]"));
  }
}
