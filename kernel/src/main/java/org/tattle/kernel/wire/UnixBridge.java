package org.tattle.kernel.wire;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Unix domain socket whose bytes come out at a TCP port of this machine, for encrypted sockets.
 * JeroMQ encrypts on TCP alone, and what it calls {@code ipc} is TCP at a port made from the name's
 * hash. Whoever finds the port has no key, and hears and says nothing; plain sockets have no such
 * port and are {@link UnixEndpoint}s.
 */
public final class UnixBridge implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final Path path;
  private final int port;
  private final ServerSocketChannel server;

  public UnixBridge(Path path, int port) throws IOException {
    this.path = path;
    this.port = port;
    server = UnixEndpoint.listen(path);
    start(this::listen);
  }

  @Override
  public void close() throws IOException {
    server.close();
    Files.deleteIfExists(path);
  }

  private void listen() {
    while (server.isOpen()) {
      try {
        SocketChannel near = server.accept();
        SocketChannel far =
            SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        start(() -> pump(near, far));
        start(() -> pump(far, near));
      } catch (IOException e) {
        if (server.isOpen()) {
          Log.fault("a connection to " + path, e);
        }
      }
    }
  }

  private static void pump(SocketChannel from, SocketChannel to) {
    ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    try (from;
        to) {
      while (from.read(bytes.clear()) >= 0) {
        bytes.flip();
        while (bytes.hasRemaining()) {
          to.write(bytes);
        }
      }
    } catch (IOException e) {
      Log.fault("a connection ended", e);
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "tattle-ipc");
    thread.setDaemon(true);
    thread.start();
  }
}
