package org.tattle.kernel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.kernel.magic.Magics;
import org.tattle.kernel.tattle.SessionLanguage;
import org.tattle.kernel.wire.Connection;
import org.tattle.privacy.budget.Ledger;
import org.tattle.run.Cache;

/** What a kernel must survive. */
final class StressTest {
  @TempDir Path folder;

  @Test
  void aRunningAttackIsInterruptedAtRandomMomentsAndTheNextCellWorks() throws Exception {
    interrupt(10);
  }

  @Test
  @Tag("slow")
  void fiveHundredTimes() throws Exception {
    interrupt(500);
  }

  private void interrupt(int times) throws Exception {
    Random random = new Random(7);
    try (Kernel kernel =
        new Kernel(
            Connection.local(),
            () -> new Magics(new SessionLanguage(Cache.memory(), Ledger.memory())),
            folder.resolve("history.jsonl"))) {
      kernel.start();
      try (Client client = new Client(kernel.connection())) {
        assertThat(client.run("load digits rows=300\ntrain target with epochs=2").status())
            .isEqualTo("ok");
        for (int i = 0; i < times; i++) {
          String id = client.start("attack mia with shadows=4096 as a" + i);
          client.await("iopub", m -> m.type().equals("execute_input"));
          Thread.sleep(random.nextInt(300));
          client.interrupt();
          assertThat(client.finish("shell", id).reply().content().path("ename").asText())
              .as("attack %d", i)
              .isEqualTo("Interrupted");
          assertThat(client.run("assert target.accuracy > 0").status()).isEqualTo("ok");
        }
      }
    }
  }

  @Test
  void aCellOfJavaThatTakesAllMemorySaysSoAndTheKernelGoesOn() throws Exception {
    try (Launched kernel = new Launched(folder, Map.of());
        Client client = kernel.client()) {
      Client.Exchange cell =
          client.run(
              "%%java\nvar hoard = new ArrayList<byte[]>();\n"
                  + "while (true) hoard.add(new byte[64 << 20]);");
      assertThat(cell.reply().content().path("ename").asText()).isEqualTo("OutOfMemoryError");
      assertThat(client.run("1 + 1").result()).isEqualTo("2");
      assertThat(client.run("%%java\nhoard = null;\n6 * 7").result()).isEqualTo("42");
    }
  }
}
