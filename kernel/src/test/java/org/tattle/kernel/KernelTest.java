package org.tattle.kernel;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.LogManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A kernel of the pocket language in this process, and a client. */
abstract class KernelTest {
  static {
    LogManager.getLogManager().reset();
  }

  @TempDir Path folder;

  Connection connection;
  Kernel kernel;
  Client client;

  @BeforeEach
  void startKernel() throws IOException {
    connection = freeConnection("tcp", "127.0.0.1");
    kernel = new Kernel(connection, () -> new Magics(new Pocket()), history());
    kernel.start();
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

  static Connection freeConnection(String transport, String ip) throws IOException {
    List<ServerSocket> held = new ArrayList<>();
    try {
      int[] ports = new int[5];
      for (int i = 0; i < ports.length; i++) {
        held.add(new ServerSocket(0));
        ports[i] = held.get(i).getLocalPort();
      }
      return new Connection(
          transport, ip, ports[0], ports[1], ports[2], ports[3], ports[4], "a key", "hmac-sha256");
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
  }
}
