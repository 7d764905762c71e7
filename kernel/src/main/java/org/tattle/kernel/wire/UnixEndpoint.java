package org.tattle.kernel.wire;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.zeromq.SocketType;

/**
 * A socket in the file system, which the user who owns it can open and nobody else, and which no
 * port leads to. It speaks ZMTP itself, as JeroMQ speaks it over TCP alone, and does what a {@code
 * ROUTER} or {@code XPUB} does: a message goes to the peer that its first frame names, or to all
 * that subscribed to what its first frame begins with. A {@code REP} is a router whose messages
 * carry the way back.
 */
public final class UnixEndpoint implements Endpoint {
  private final Path path;
  private final SocketType type;
  private final String name;
  private final Consumer<List<byte[]>> incoming;
  private final ServerSocketChannel server;
  private final Map<ByteBuffer, ZmtpPeer> peers = new ConcurrentHashMap<>();

  public UnixEndpoint(Path path, SocketType type, String name, Consumer<List<byte[]>> incoming)
      throws IOException {
    this.path = path;
    this.type = type;
    this.name = name;
    this.incoming = incoming;
    this.server = listen(path);
  }

  /** Listens at a path, for its owner alone. */
  static ServerSocketChannel listen(Path path) throws IOException {
    Files.deleteIfExists(path);
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(path));
      PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
      if (view != null) {
        view.setPermissions(PosixFilePermissions.fromString("rw-------"));
      }
      return server;
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  @Override
  public void start() {
    ZmtpPeer.thread(name, this::accept).start();
  }

  @Override
  public void send(List<byte[]> frames) {
    if (type == SocketType.XPUB) {
      peers.values().stream()
          .filter(peer -> peer.wants(frames.get(0)) && !peer.stalled())
          .forEach(peer -> peer.send(frames));
      return;
    }
    ZmtpPeer peer = peers.get(ByteBuffer.wrap(frames.get(0)));
    if (peer != null) {
      peer.send(frames.subList(1, frames.size()));
    }
  }

  @Override
  public boolean crowded() {
    return peers.values().stream().anyMatch(ZmtpPeer::crowded);
  }

  @Override
  public void close() {
    try {
      server.close();
      Files.deleteIfExists(path);
    } catch (IOException e) {
      Log.fault("on closing " + path, e);
    }
    peers.values().forEach(ZmtpPeer::close);
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        SocketChannel channel = server.accept();
        ZmtpPeer.thread(name + "-peer", () -> serve(channel)).start();
      } catch (IOException e) {
        if (server.isOpen()) {
          Log.fault("a connection to " + path, e);
        }
      }
    }
  }

  private void serve(SocketChannel channel) {
    ZmtpPeer peer = null;
    ByteBuffer identity = null;
    try (channel) {
      peer = ZmtpPeer.greet(channel, type.name(), name);
      identity = ByteBuffer.wrap(peer.identity());
      ZmtpPeer former = peers.put(identity, peer);
      if (former != null) {
        former.close();
      }
      while (server.isOpen()) {
        List<byte[]> frames = peer.receive();
        if (type == SocketType.XPUB) {
          peer.subscribe(frames.get(0));
          incoming.accept(frames);
        } else {
          List<byte[]> routed = new ArrayList<>(List.of(peer.identity()));
          routed.addAll(frames);
          incoming.accept(routed);
        }
      }
    } catch (EOFException e) {
      // Who has nothing more to say hangs up.
    } catch (IOException e) {
      Log.note("a connection to " + path + " ended: " + e);
    } catch (Throwable e) {
      Log.fault("a connection to " + path, e);
    } finally {
      if (peer != null) {
        peers.remove(identity, peer);
        peer.close();
      }
    }
  }
}
