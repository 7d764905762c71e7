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
    kernel = new Kernel(Connection.local(), () -> new Magics(new Pocket()), history());
    kernel.start();
    connection = kernel.connection();
    client = new Client(connection);
  }

  @AfterEach
  void stopKernel() {
    client.close();
    kernel.close();
  }

  Path history() {
    return folder.resolve("history.jsonl");
  }
}
