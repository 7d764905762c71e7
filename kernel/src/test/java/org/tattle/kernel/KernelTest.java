package org.tattle.kernel;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A kernel of the pocket language in this process, and a client. */
abstract class KernelTest {
  @TempDir Path folder;

  Connection connection;
  Kernel kernel;
  Client client;

  @BeforeEach
  void startKernel() throws IOException {
    kernel = new Kernel(asked(), () -> new Magics(new Pocket()), history());
    kernel.start();
    connection = kernel.connection();
    client = new Client(connection);
  }

  @AfterEach
  void stopKernel() {
    client.close();
    kernel.close();
  }

  /** How the kernel is to listen. */
  Connection asked() {
    return Connection.local();
  }

  Path history() {
    return folder.resolve("history.jsonl");
  }
}
