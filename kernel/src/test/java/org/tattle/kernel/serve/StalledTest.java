package org.tattle.kernel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.kernel.wire.Endpoint;
import org.tattle.kernel.wire.TcpEndpoint;
import org.tattle.kernel.wire.UnixEndpoint;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A subscriber that takes nothing any more, as a laptop that sleeps does, and one that does. */
@Timeout(60)
final class StalledTest {
  private static final byte[] TOPIC = "stream".getBytes(StandardCharsets.UTF_8);
  private static final int PIECE = 1 << 20;

  /** Enough to fill what the system keeps for a connection, what is under way, and the bound. */
  private static final int PIECES = 160;

  @TempDir Path folder;

  @Test
  void overTcpOneThatStallsNeitherStopsTheOthersNorFillsTheMemory() throws Exception {
    CountDownLatch subscribed = new CountDownLatch(2);
    try (ZContext context = Kernel.sockets()) {
      TcpEndpoint endpoint =
          new TcpEndpoint(
              context,
              SocketType.XPUB,
              "iopub",
              "tcp://127.0.0.1:0",
              Optional.empty(),
              frames -> subscribed.countDown());
      endpoint.start();
      ZMQ.Socket stalled = subscriber(context, endpoint.port(), 1);
      ZMQ.Socket well = subscriber(context, endpoint.port(), 0);
      assertThat(subscribed.await(10, TimeUnit.SECONDS)).isTrue();
      Thread maker = new Thread(() -> say(endpoint));
      maker.start();
      for (int i = 0; i < PIECES; i++) {
        assertThat(well.recv()).isEqualTo(TOPIC);
        assertThat(well.recv()[0]).isEqualTo((byte) i);
      }
      maker.join();
      assertThat(endpoint.crowded()).isFalse();
      stalled.setReceiveTimeOut(500);
      int got = 0;
      while (stalled.recv() != null) {
        stalled.recv();
        got++;
      }
      assertThat(got).as("pieces kept for the one that stalled").isBetween(1, PIECES - 1);
      endpoint.close();
    }
  }

  /** Else a thread would go on for ever, and note down each time why it cannot. */
  @Test
  void whereAllSocketsAreClosedAnEndpointEnds() throws Exception {
    ZContext context = Kernel.sockets();
    TcpEndpoint endpoint =
        new TcpEndpoint(
            context,
            SocketType.XPUB,
            "closed",
            "tcp://127.0.0.1:0",
            Optional.empty(),
            frames -> {});
    endpoint.start();
    Thread owner =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals("tattle-closed"))
            .findFirst()
            .orElseThrow();
    context.close();
    owner.join(20_000);
    assertThat(owner.isAlive()).isFalse();
  }

  private static ZMQ.Socket subscriber(ZContext context, int port, int most) {
    ZMQ.Socket socket = context.createSocket(SocketType.SUB);
    socket.setRcvHWM(most);
    socket.setReceiveTimeOut(20_000);
    socket.subscribe(new byte[0]);
    socket.connect("tcp://127.0.0.1:" + port);
    return socket;
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void soItIsOverUnixSockets() throws Exception {
    CountDownLatch subscribed = new CountDownLatch(1);
    Path path = folder.resolve("s");
    UnixEndpoint endpoint =
        new UnixEndpoint(path, SocketType.XPUB, "iopub", frames -> subscribed.countDown());
    endpoint.start();
    try (SocketChannel stalled = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      stalled.connect(UnixDomainSocketAddress.of(path));
      stalled.write(ByteBuffer.wrap(greeting()));
      stalled.write(
          ByteBuffer.wrap("\4\31\5READY\13Socket-Type\0\0\0\3SUB".getBytes("ISO-8859-1")));
      stalled.write(ByteBuffer.wrap(new byte[] {0, 1, 1}));
      assertThat(subscribed.await(10, TimeUnit.SECONDS)).isTrue();
      say(endpoint);
      assertThat(endpoint.crowded()).isFalse();
    }
    endpoint.close();
  }

  private static byte[] greeting() {
    ByteBuffer greeting = ByteBuffer.allocate(64);
    greeting.put(0, (byte) 0xff).put(9, (byte) 0x7f).put(10, (byte) 3);
    return greeting.put(12, "NULL".getBytes(StandardCharsets.US_ASCII)).array();
  }

  /** Publishes as cells do. */
  private static void say(Endpoint endpoint) {
    IoPub iopub = new IoPub(null);
    iopub.attach(endpoint);
    for (int i = 0; i < PIECES; i++) {
      iopub.await();
      byte[] piece = new byte[PIECE];
      piece[0] = (byte) i;
      endpoint.send(List.of(TOPIC, piece));
    }
    while (endpoint.crowded()) {
      iopub.await();
    }
  }
}
