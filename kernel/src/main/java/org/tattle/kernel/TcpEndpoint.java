package org.tattle.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * A socket that listens on TCP, and the one thread that touches it. A front end that connects anew
 * with the identity it had takes the place of its dead connection.
 *
 * <p>The thread sleeps on the socket's own channel and is woken through the selector. The usual
 * way, a pair of inner sockets, writes to a pipe in the sender's thread, and the Java library
 * closes that pipe for good if the sender is interrupted; a running cell is interrupted often.
 */
final class TcpEndpoint implements Endpoint {

  private final ZMQ.Socket socket;
  private final Selector wake;
  private final ConcurrentLinkedQueue<List<byte[]>> outgoing = new ConcurrentLinkedQueue<>();
  private final Consumer<List<byte[]>> incoming;
  private final Thread owner;
  private volatile boolean closing;

  TcpEndpoint(
      ZContext context,
      SocketType type,
      String name,
      String address,
      Optional<CurveKeys> keys,
      Consumer<List<byte[]>> incoming) {
    this.incoming = incoming;
    this.socket = context.createSocket(type);
    socket.setHWM(0);
    socket.setLinger(500);
    socket.setMaxMsgSize(LARGEST);
    keys.ifPresent(pair -> pair.serve(socket));
    if (type == SocketType.ROUTER) {
      socket.setRouterHandover(true);
    }
    if (type == SocketType.XPUB) {
      socket.setXpubVerbose(true);
    }
    socket.bind(address);
    try {
      this.wake = Selector.open();
      socket.getFD().register(wake, SelectionKey.OP_READ);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.owner = new Thread(this::serve, "tattle-" + name);
    owner.setDaemon(true);
  }

  @Override
  public void start() {
    owner.start();
  }

  /** The port bound, which the system picked if none was given. */
  int port() {
    String address = socket.getLastEndpoint();
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  @Override
  public void send(List<byte[]> frames) {
    outgoing.add(frames);
    wake.wakeup();
  }

  @Override
  public void close() {
    closing = true;
    wake.wakeup();
    try {
      owner.join(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() {
    while (!closing) {
      try {
        exchange();
        wake.select();
        wake.selectedKeys().clear();
      } catch (Throwable e) {
        Log.fault(owner.getName(), e);
      }
    }
    sendAll();
    socket.close();
    try {
      wake.close();
    } catch (IOException e) {
      Log.fault(owner.getName(), e);
    }
  }

  /** Sends and receives until there is nothing to do; only then may the channel be slept on. */
  private void exchange() {
    sendAll();
    while ((socket.getEvents() & ZMQ.Poller.POLLIN) != 0) {
      List<byte[]> frames = new ArrayList<>();
      do {
        frames.add(socket.recv());
      } while (socket.hasReceiveMore());
      try {
        incoming.accept(frames);
      } catch (Throwable e) {
        Log.fault(owner.getName(), e);
      }
      sendAll();
    }
  }

  private void sendAll() {
    for (List<byte[]> frames; (frames = outgoing.poll()) != null; ) {
      int last = frames.size() - 1;
      for (int i = 0; i < last; i++) {
        socket.sendMore(frames.get(i));
      }
      socket.send(frames.get(last));
    }
  }
}
