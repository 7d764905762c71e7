package org.tattle.kernel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.kernel.magic.Magics;
import org.tattle.kernel.tattle.SessionLanguage;
import org.tattle.kernel.wire.Connection;
import org.tattle.privacy.budget.Ledger;
import org.tattle.run.Cache;
import org.zeromq.ZContext;

/** What a kernel in this process leaves behind when it is closed: nothing. */
final class KernelEndTest {
  private static final int PATIENCE_MS = 30_000;

  @TempDir Path folder;

  @Test
  void allThreadsOfAClosedKernelEnd() throws Exception {
    ThreadGroup group = new ThreadGroup("kernel");
    FutureTask<Kernel> opening = new FutureTask<>(this::open);
    new Thread(group, opening).start();
    Kernel kernel = opening.get();
    List<Thread> threads;
    try (kernel;
        Client client = new Client(kernel.connection())) {
      assertThat(client.run("load wine; train target with epochs=1").status()).isEqualTo("ok");
      assertThat(client.run("%%java\n6 * 7").result()).isEqualTo("42");
      threads = ours(group);
    }
    assertThat(threads)
        .extracting(Thread::getName)
        .contains("tattle-cells", "tattle-java", "tattle-shell", "tattle-worker");
    for (Thread thread : threads) {
      thread.join(PATIENCE_MS);
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }

  @Test
  void whatTheSocketsComplainAboutIsNotPrinted() {
    PrintStream stderr = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (ZContext context = Kernel.sockets()) {
      context
          .getNotificationExceptionHandler()
          .uncaughtException(Thread.currentThread(), new IllegalStateException("gone"));
    } finally {
      System.setErr(stderr);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private Kernel open() throws Exception {
    Kernel kernel =
        new Kernel(
            Connection.local(),
            () -> new Magics(new SessionLanguage(Cache.memory(), Ledger.memory())),
            folder.resolve("history.jsonl"));
    kernel.start();
    return kernel;
  }

  private static List<Thread> ours(ThreadGroup group) {
    Thread[] all = new Thread[1000];
    return Arrays.stream(all, 0, group.enumerate(all))
        .filter(thread -> thread.getName().startsWith("tattle-"))
        .toList();
  }
}
