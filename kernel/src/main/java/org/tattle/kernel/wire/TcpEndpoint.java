package org.tattle.kernel.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * A socket that listens on TCP, and the one thread that touches it. A front end that connects anew
 * with the identity it had takes the place of its dead connection. To a subscriber that is slow,
 * the messages of few sends are under way at a time and the others wait; one that takes none for a
 * while is no longer waited for, and misses what comes then.
 *
 * <p>The thread sleeps on the socket's own channel and is woken through the selector. The usual
 * way, a pair of inner sockets, writes to a pipe in the sender's thread, and the Java library
 * closes that pipe for good if the sender is interrupted; a running cell is interrupted often.
 *
 * <p>The end of the context is told to the socket, and its own thread closes it: one that another
 * thread closed while it is in use may never be done with, and the context would wait for ever.
 */
public final class TcpEndpoint implements Endpoint {

  /** Messages under way to one subscriber. */
  private static final int UNDER_WAY = 64;

  private static final int AGAIN_MS = 5;

  /** A moment for those that take, where one that does not is no longer waited for. */
  private static final int MOMENT_MS = 20;

  private final ZMQ.Socket socket;
  private final boolean publishes;
  private final Selector wake;
  private final ConcurrentLinkedQueue<List<byte[]>> outgoing = new ConcurrentLinkedQueue<>();
  private final AtomicLong waiting = new AtomicLong();
  private final Consumer<List<byte[]>> incoming;
  private final Thread owner;
  private volatile boolean closing;
  private long patience;

  public TcpEndpoint(
      ZContext context,
      SocketType type,
      String name,
      String address,
      Optional<CurveKeys> keys,
      Consumer<List<byte[]>> incoming) {
    this.incoming = incoming;
    this.socket = context.getContext().socket(type);
    socket.setHWM(0);
    socket.setLinger(500);
    socket.setMaxMsgSize(LARGEST);
    keys.ifPresent(pair -> pair.serve(socket));
    if (type == SocketType.ROUTER) {
      socket.setRouterHandover(true);
    }
    this.publishes = type == SocketType.XPUB;
    if (publishes) {
      socket.setXpubVerbose(true);
      socket.setSndHWM(UNDER_WAY);
    }
    try {
      socket.bind(address);
      this.wake = Selector.open();
      socket.getFD().register(wake, SelectionKey.OP_READ);
    } catch (ZMQException e) {
      socket.close();
      throw e;
    } catch (IOException e) {
      socket.close();
      throw new UncheckedIOException(e);
    }
    this.owner = new Thread(this::serve, "tattle-" + name);
    owner.setDaemon(true);
    waitFor(STALLED_MS);
  }

  @Override
  public void start() {
    owner.start();
  }

  /** The port bound, which the system picked if none was given. */
  public int port() {
    String address = socket.getLastEndpoint();
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  @Override
  public void send(List<byte[]> frames) {
    waiting.addAndGet(size(frames));
    outgoing.add(frames);
    wake.wakeup();
  }

  @Override
  public boolean crowded() {
    return waiting.get() > CROWDED;
  }

  private static long size(List<byte[]> frames) {
    return frames.stream().mapToLong(frame -> frame.length).sum();
  }

  @Override
  public void close() {
    closing = true;
    wake.wakeup();
    if (owner.getState() == Thread.State.NEW) {
      owner.start();
    }
    try {
      owner.join(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() {
    try (socket;
        wake) {
      while (!closing) {
        goOn();
      }
      sendAll();
    } catch (ZMQException | IOException e) {
      if (!ended(e)) {
        Log.fault(owner.getName(), e);
      }
    }
  }

  private void goOn() {
    try {
      exchange();
      wake.select(outgoing.isEmpty() ? 0 : AGAIN_MS);
      wake.selectedKeys().clear();
    } catch (Throwable e) {
      if (ended(e)) {
        closing = true;
      } else {
        Log.fault(owner.getName(), e);
      }
    }
  }

  private static boolean ended(Throwable e) {
    return e instanceof ZMQException zmq && zmq.getErrorCode() == ZMQ.Error.ETERM.getCode();
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
    for (List<byte[]> frames; (frames = outgoing.peek()) != null; ) {
      if (!sent(frames)) {
        return;
      }
      outgoing.remove();
      waiting.addAndGet(-size(frames));
    }
  }

  /** Sends a message, unless a subscriber is to be waited for. */
  private boolean sent(List<byte[]> frames) {
    if (!publishes) {
      return send(frames, 0);
    }
    socket.setXpubNoDrop(true);
    if (send(frames, ZMQ.DONTWAIT)) {
      waitFor(STALLED_MS);
      return true;
    }
    if (System.nanoTime() - patience < 0 && !closing) {
      return false;
    }
    waitFor(MOMENT_MS);
    socket.setXpubNoDrop(false);
    return send(frames, ZMQ.DONTWAIT);
  }

  private void waitFor(int milliseconds) {
    patience = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
  }

  /** Whether it was sent; the frames behind a first that was are sent too. */
  private boolean send(List<byte[]> frames, int flags) {
    int last = frames.size() - 1;
    for (int i = 0; i <= last; i++) {
      if (!socket.send(frames.get(i), i < last ? flags | ZMQ.SNDMORE : flags)) {
        return false;
      }
    }
    return true;
  }
}
