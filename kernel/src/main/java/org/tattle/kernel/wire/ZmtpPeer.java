package org.tattle.kernel.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One front end at a socket: the protocol that ZeroMQ's libraries speak among themselves, ZMTP 3.0
 * with the mechanism {@code NULL}. A greeting of 64 bytes and a command {@code READY} each way,
 * then messages of frames: a byte of flags, the length in one byte or eight, the frame. Source:
 * rfc.zeromq.org/spec/23.
 *
 * <p>A thread of its own writes, so that whoever sends never waits and an interrupt of a cell never
 * closes the channel.
 */
final class ZmtpPeer {
  private static final int MORE = 1;
  private static final int LONG = 2;
  private static final int COMMAND = 4;
  private static final int GREETING = 64;
  private static final int LINGER_MS = 500;
  private static final String MECHANISM = "NULL";
  private static final ByteBuffer END = ByteBuffer.allocate(0);
  private static final AtomicInteger NAMELESS = new AtomicInteger();

  private final SocketChannel channel;
  private final LinkedBlockingQueue<ByteBuffer> outgoing = new LinkedBlockingQueue<>();
  private final AtomicLong waiting = new AtomicLong();
  private volatile long taken = System.nanoTime();
  private final Map<ByteBuffer, Boolean> topics = new ConcurrentHashMap<>();
  private final Thread writer;
  private byte[] identity;

  private ZmtpPeer(SocketChannel channel, String name) {
    this.channel = channel;
    this.writer = thread(name + "-writer", this::write);
  }

  /** Greets who has connected; throws what is no ZMTP 3, or wants another mechanism. */
  static ZmtpPeer greet(SocketChannel channel, String socketType, String name) throws IOException {
    ZmtpPeer peer = new ZmtpPeer(channel, name);
    peer.writer.start();
    try {
      peer.shakeHands(socketType);
      return peer;
    } catch (IOException | BufferUnderflowException e) {
      peer.close();
      throw new IOException("it does not speak ZMTP 3 in the clear", e);
    }
  }

  private void shakeHands(String socketType) throws IOException {
    queue(greeting());
    byte[] greeting = bytes(GREETING);
    String mechanism = new String(greeting, 12, 20, StandardCharsets.US_ASCII).trim();
    if (greeting[0] != (byte) 0xff || greeting[10] < 3 || !mechanism.equals(MECHANISM)) {
      throw new IOException("it greets with version " + greeting[10] + ", " + mechanism);
    }
    queue(frame(COMMAND, ready(socketType)));
    identity = identity(frames(true).get(0));
  }

  static Thread thread(String name, Runnable task) {
    Thread thread = new Thread(task, "tattle-" + name);
    thread.setDaemon(true);
    return thread;
  }

  /** What it calls itself, or a name that no other has. */
  byte[] identity() {
    return identity;
  }

  /** Waits for the next message. */
  List<byte[]> receive() throws IOException {
    return frames(false);
  }

  /** Whether much waits to be sent, and some of it is taken now and then. */
  boolean crowded() {
    return waiting.get() > Endpoint.CROWDED && !stalled();
  }

  /** Whether much waits to be sent, and nothing is taken. */
  boolean stalled() {
    return waiting.get() > Endpoint.CROWDED
        && System.nanoTime() - taken > TimeUnit.MILLISECONDS.toNanos(Endpoint.STALLED_MS);
  }

  void send(List<byte[]> frames) {
    for (int i = 0; i < frames.size(); i++) {
      queue(frame(i < frames.size() - 1 ? MORE : 0, frames.get(i)));
    }
  }

  private void queue(ByteBuffer bytes) {
    if (waiting.getAndAdd(bytes.limit()) == 0) {
      taken = System.nanoTime();
    }
    outgoing.add(bytes);
  }

  /** Takes a subscription: 1 and what topics begin with, or 0 to take one back. */
  void subscribe(byte[] message) {
    if (message.length > 0) {
      ByteBuffer topic = ByteBuffer.wrap(message, 1, message.length - 1).slice();
      if (message[0] == 1) {
        topics.put(topic, true);
      } else {
        topics.remove(topic);
      }
    }
  }

  boolean wants(byte[] topic) {
    return topics.keySet().stream()
        .anyMatch(
            start ->
                start.remaining() <= topic.length
                    && start.equals(ByteBuffer.wrap(topic, 0, start.remaining())));
  }

  /** Sends what is queued, for as long as it is read, and closes the connection. */
  void close() {
    outgoing.add(END);
    try {
      writer.join(LINGER_MS);
      channel.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      Log.fault("on closing a connection", e);
    }
  }

  private void write() {
    try {
      for (ByteBuffer bytes; (bytes = outgoing.take()) != END; ) {
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        taken = System.nanoTime();
        waiting.addAndGet(-bytes.limit());
      }
      channel.close();
    } catch (IOException | InterruptedException e) {
      Log.note("a connection is not written to any more: " + e);
    }
  }

  /** One command, or one message of frames; commands between messages are answered here. */
  private List<byte[]> frames(boolean command) throws IOException {
    List<byte[]> frames = new ArrayList<>();
    long size = 0;
    while (true) {
      byte[] head = bytes(2);
      long length = head[1] & 0xff;
      if ((head[0] & LONG) != 0) {
        byte[] eight = Arrays.copyOf(new byte[] {head[1]}, 8);
        System.arraycopy(bytes(7), 0, eight, 1, 7);
        length = ByteBuffer.wrap(eight).getLong();
      }
      size += length;
      if (length < 0 || size > Endpoint.LARGEST) {
        throw new IOException("its message is larger than " + Endpoint.LARGEST + " bytes");
      }
      byte[] body = bytes((int) length);
      if ((head[0] & COMMAND) != 0 && !command) {
        pong(body);
        continue;
      }
      frames.add(body);
      if ((head[0] & MORE) == 0) {
        return frames;
      }
    }
  }

  private void pong(byte[] command) {
    if (command.length >= 7
        && new String(command, 1, 4, StandardCharsets.US_ASCII).equals("PING")) {
      byte[] pong = Arrays.copyOfRange(command, 2, command.length);
      System.arraycopy("\4PONG".getBytes(StandardCharsets.US_ASCII), 0, pong, 0, 5);
      System.arraycopy(command, 7, pong, 5, command.length - 7);
      queue(frame(COMMAND, pong));
    }
  }

  private byte[] bytes(int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new EOFException("the other side has closed it");
      }
    }
    return bytes.array();
  }

  private static ByteBuffer frame(int flags, byte[] body) {
    boolean wide = body.length > 255;
    ByteBuffer frame = ByteBuffer.allocate(body.length + (wide ? 9 : 2));
    frame.put((byte) (wide ? flags | LONG : flags));
    if (wide) {
      frame.putLong(body.length);
    } else {
      frame.put((byte) body.length);
    }
    return frame.put(body).flip();
  }

  private static ByteBuffer greeting() {
    ByteBuffer greeting = ByteBuffer.allocate(GREETING);
    greeting.put(0, (byte) 0xff).put(9, (byte) 0x7f).put(10, (byte) 3);
    return greeting.put(12, MECHANISM.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] ready(String socketType) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(5);
    out.writeBytes("READY");
    out.writeByte("Socket-Type".length());
    out.writeBytes("Socket-Type");
    out.writeInt(socketType.length());
    out.writeBytes(socketType);
    return bytes.toByteArray();
  }

  /** The property {@code Identity} of a command {@code READY}. */
  private static byte[] identity(byte[] ready) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(ready);
    if (!text(rest, rest.get()).equals("READY")) {
      throw new IOException("it is not ready");
    }
    while (rest.hasRemaining()) {
      String name = text(rest, rest.get());
      byte[] value = new byte[Math.min(rest.getInt(), rest.remaining())];
      rest.get(value);
      if (name.equalsIgnoreCase("Identity") && value.length > 0) {
        return value;
      }
    }
    return ByteBuffer.allocate(5).putInt(1, NAMELESS.incrementAndGet()).array();
  }

  private static String text(ByteBuffer from, int length) {
    byte[] text = new byte[Math.min(length & 0xff, from.remaining())];
    from.get(text);
    return new String(text, StandardCharsets.US_ASCII);
  }
}
