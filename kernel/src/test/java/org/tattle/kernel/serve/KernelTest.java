package org.tattle.kernel.serve;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.kernel.magic.Magics;
import org.tattle.kernel.wire.Connection;

/** A kernel of the pocket language in this process, and a client. */
public abstract class KernelTest {
  @TempDir Path folder;

  public Connection connection;
  public Kernel kernel;
  public Client client;

  @BeforeEach
  public void startKernel() throws IOException {
    kernel = new Kernel(asked(), () -> new Magics(new Pocket()), history());
    kernel.start();
    connection = kernel.connection();
    client = new Client(connection);
  }

  @AfterEach
  public void stopKernel() {
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
