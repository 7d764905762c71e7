package org.tattle.kernel.install;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.tattle.kernel.wire.Codec;
import org.tattle.kernel.wire.Connection;
import org.tattle.kernel.wire.JsonText;
import org.tattle.kernel.wire.Message;
import org.tattle.kernel.wire.Signer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** Runs cells in a kernel as a front end does, and stops it. */
public final class Trial {
  private static final int SLICE_MS = 200;
  private static final int PATIENCE = 300;
  private static final int PORTS = 5;
  private static final int LOWEST = 10_000;
  private static final int HIGHEST = 32_000;
  private static final int TRIES = 1_000;

  private Trial() {}

  /**
   * Starts a kernel and runs a cell in it.
   *
   * @param command the kernelspec's, with {@code {connection_file}} in it
   * @param expected text that the cell's output must hold
   * @return the time from the start of the process to the reply
   * @throws IOException that says what went wrong
   */
  static Duration run(List<String> command, String code, String expected) throws IOException {
    Connection connection = free();
    Path file = Files.createTempFile("tattle-trial", ".json");
    Path said = Files.createTempFile("tattle-trial", ".txt");
    Process process = null;
    try {
      connection.write(file);
      long begin = System.nanoTime();
      process =
          new ProcessBuilder(
                  command.stream()
                      .map(w -> w.equals("{connection_file}") ? file.toString() : w)
                      .toList())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      long end = talk(connection, code, expected, process::isAlive);
      process.waitFor(5, TimeUnit.SECONDS);
      return Duration.ofNanos(end - begin);
    } catch (Silence e) {
      throw process.isAlive() ? e : new IOException(ended(process.exitValue(), said), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      if (process != null) {
        process.destroyForcibly();
      }
      Files.deleteIfExists(file);
      Files.deleteIfExists(said);
    }
  }

  private static String ended(int code, Path said) throws IOException {
    String words = new String(Files.readAllBytes(said), StandardCharsets.UTF_8).strip();
    String first = words.lines().findFirst().map(line -> ": " + line).orElse("");
    return "the kernel ended with exit code " + code + first;
  }

  /** That no answer came. */
  private static final class Silence extends IOException {
    private static final long serialVersionUID = 1;

    Silence() {
      super("the kernel did not answer for a minute");
    }
  }

  /**
   * Runs a cell in a kernel that is there or about to be, and shuts it down.
   *
   * @param expected text that the cell's output must hold
   * @param there whether the kernel is still there to be waited for
   * @return when the reply came, in nanoseconds
   * @throws IOException that says what went wrong
   */
  public static long talk(
      Connection connection, String code, String expected, BooleanSupplier there)
      throws IOException {
    try (ZContext context = new ZContext()) {
      Codec codec = new Codec(new Signer(connection.signatureScheme(), connection.key()));
      ZMQ.Socket iopub = connect(context, SocketType.SUB, connection.iopub());
      iopub.subscribe("");
      receive(iopub, codec, there, "iopub_welcome");
      ZMQ.Socket shell = connect(context, SocketType.DEALER, connection.shell());
      send(shell, codec, "execute_request", code);
      Message reply = receive(shell, codec, there, "execute_reply");
      long end = System.nanoTime();
      if (!reply.content().path("status").asText().equals("ok")) {
        throw new IOException(reply.content().path("evalue").asText());
      }
      String shown =
          receive(iopub, codec, there, "execute_result", "display_data", "stream")
              .content()
              .toString();
      if (!shown.contains(expected)) {
        throw new IOException("it showed " + shown);
      }
      send(
          connect(context, SocketType.DEALER, connection.control()), codec, "shutdown_request", "");
      return end;
    }
  }

  private static ZMQ.Socket connect(ZContext context, SocketType type, int port) {
    ZMQ.Socket socket = context.createSocket(type);
    socket.setLinger(500);
    socket.setReceiveTimeOut(SLICE_MS);
    socket.connect("tcp://127.0.0.1:" + port);
    return socket;
  }

  private static void send(ZMQ.Socket socket, Codec codec, String type, String code) {
    Message message = codec.message(List.of(), type, null, JsonText.object().put("code", code));
    List<byte[]> frames = codec.encode(message);
    for (int i = 0; i < frames.size() - 1; i++) {
      socket.sendMore(frames.get(i));
    }
    socket.send(frames.get(frames.size() - 1));
  }

  private static Message receive(
      ZMQ.Socket socket, Codec codec, BooleanSupplier there, String... types) throws IOException {
    for (int silent = 0; silent < PATIENCE && there.getAsBoolean(); ) {
      byte[] frame = socket.recv();
      if (frame == null) {
        silent++;
        continue;
      }
      List<byte[]> frames = new ArrayList<>(List.of(frame));
      while (socket.hasReceiveMore()) {
        frames.add(socket.recv());
      }
      Message message =
          codec.decode(frames).orElseThrow(() -> new IOException("a bad message came"));
      if (List.of(types).contains(message.type())) {
        return message;
      }
    }
    throw new Silence();
  }

  /**
   * For another process: ports that are free now and stay so until it binds them, as they are below
   * those that systems give to connections.
   */
  public static Connection free() throws IOException {
    List<ServerSocket> held = new ArrayList<>();
    Random random = new Random();
    try {
      for (int tries = 0; held.size() < PORTS; tries++) {
        try {
          held.add(new ServerSocket(LOWEST + random.nextInt(HIGHEST - LOWEST)));
        } catch (BindException e) {
          if (tries > TRIES) {
            throw e;
          }
        }
      }
      return Connection.local(held.stream().map(ServerSocket::getLocalPort).toList());
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
  }
}
