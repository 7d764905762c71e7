package org.tattle.kernel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tattle.kernel.wire.Codec;
import org.tattle.kernel.wire.Connection;
import org.tattle.kernel.wire.JsonText;
import org.tattle.kernel.wire.Message;
import org.tattle.kernel.wire.Signer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * A front end over real sockets, used by one thread. Waits for what it is told to, through thirty
 * silent seconds; counted one by one, as a machine that sleeps or sets its clock is not silent.
 */
public final class Client implements AutoCloseable {
  private static final int FRAMES = 12;
  private static final int SLICE_MS = 1_000;
  private static final int PATIENCE = 30;

  private static final Faults FAULTS = new Faults();

  private ZContext context = new ZContext();
  private final Codec codec;
  private final Map<String, ZMQ.Socket> sockets = new HashMap<>();
  private final Map<String, List<Message>> inbox = new HashMap<>();

  /** What came of one request: its reply and everything published about it up to idle. */
  public record Exchange(Message reply, List<Message> published) {
    public String status() {
      return reply.content().path("status").asText();
    }

    public List<String> types() {
      return published.stream().map(Message::type).toList();
    }

    public List<Message> of(String type) {
      return published.stream().filter(m -> m.type().equals(type)).toList();
    }

    public String stream(String name) {
      StringBuilder text = new StringBuilder();
      of("stream").stream()
          .filter(m -> m.content().path("name").asText().equals(name))
          .forEach(m -> text.append(m.content().path("text").asText()));
      return text.toString();
    }

    public String result() {
      return of("execute_result").get(0).content().at("/data/text~1plain").asText();
    }
  }

  public Client(Connection connection) {
    this(connection, connection.key());
  }

  public Client(Connection connection, String key) {
    codec = new Codec(new Signer(connection.signatureScheme(), key));
    if (!greeted(connection)) {
      System.err.println("A connection was not greeted, another is tried.\n" + state());
      context.close();
      context = new ZContext();
      inbox.clear();
      assertThat(greeted(connection)).as(state()).isTrue();
    }
  }

  /**
   * Connects, and waits to be welcomed. Front ends connect anew where a connection comes to
   * nothing, so we do; a kernel that does not serve does not greet the second one either.
   */
  private boolean greeted(Connection connection) {
    String identity = "client-" + System.identityHashCode(context);
    connect("shell", SocketType.DEALER, connection, connection.shell(), identity);
    connect("control", SocketType.DEALER, connection, connection.control(), identity);
    connect("stdin", SocketType.DEALER, connection, connection.stdin(), identity);
    connect("hb", SocketType.REQ, connection, connection.heartbeat(), identity);
    connect("iopub", SocketType.SUB, connection, connection.iopub(), identity);
    return find("iopub", m -> m.type().equals("iopub_welcome")).isPresent();
  }

  private void connect(
      String name, SocketType type, Connection connection, int port, String identity) {
    ZMQ.Socket socket = context.createSocket(type);
    socket.setHWM(0);
    socket.setLinger(0);
    if (type == SocketType.SUB) {
      socket.subscribe("");
    } else {
      socket.setIdentity(identity.getBytes(StandardCharsets.UTF_8));
    }
    connection.curve().ifPresent(pair -> pair.call(socket));
    socket.connect("tcp://" + connection.ip() + ":" + port);
    sockets.put(name, socket);
    inbox.put(name, new ArrayList<>());
  }

  public String send(String channel, String type, ObjectNode content) {
    Message message = codec.message(List.of(), type, null, content);
    sendFrames(channel, codec.encode(message));
    return message.id();
  }

  public void sendFrames(String channel, List<byte[]> frames) {
    for (int i = 0; i < frames.size() - 1; i++) {
      sockets.get(channel).sendMore(frames.get(i));
    }
    sockets.get(channel).send(frames.get(frames.size() - 1));
  }

  public Codec codec() {
    return codec;
  }

  /** Sends and waits for the reply and idle. */
  public Exchange ask(String channel, String type, ObjectNode content) {
    return finish(channel, send(channel, type, content));
  }

  public Exchange finish(String channel, String id) {
    Message reply = reply(channel, id);
    return new Exchange(reply, untilIdle(id));
  }

  Message reply(String channel, String id) {
    return await(channel, m -> parent(m).equals(id));
  }

  public List<Message> untilIdle(String id) {
    List<Message> all = new ArrayList<>();
    Message message;
    do {
      message = await("iopub", m -> parent(m).equals(id));
      all.add(message);
    } while (!message.content().path("execution_state").asText().equals("idle"));
    return all;
  }

  /** Runs a cell. */
  public Exchange run(String code) {
    return finish("shell", start(code));
  }

  /** Sends a cell and waits for nothing. */
  public String start(String code) {
    return send("shell", "execute_request", cell(code));
  }

  public static ObjectNode cell(String code) {
    ObjectNode content =
        JsonText.object()
            .put("code", code)
            .put("silent", false)
            .put("store_history", true)
            .put("allow_stdin", true)
            .put("stop_on_error", true);
    content.putObject("user_expressions");
    return content;
  }

  public void interrupt() {
    ask("control", "interrupt_request", JsonText.object());
  }

  public String heartbeat(String text) {
    sockets.get("hb").send(text);
    sockets.get("hb").setReceiveTimeOut(PATIENCE * SLICE_MS);
    return sockets.get("hb").recvStr();
  }

  /** The first message, already here or to come, that fits; the others stay for later. */
  public Message await(String channel, Predicate<Message> wanted) {
    return find(channel, wanted)
        .orElseThrow(() -> new AssertionError("nothing came on " + channel + "\n" + state()));
  }

  private Optional<Message> find(String channel, Predicate<Message> wanted) {
    for (Iterator<Message> i = inbox.get(channel).iterator(); i.hasNext(); ) {
      Message message = i.next();
      if (wanted.test(message)) {
        i.remove();
        return Optional.of(message);
      }
    }
    for (int silent = 0; silent < PATIENCE; silent++) {
      Message message = receive(channel, SLICE_MS);
      if (message == null) {
        continue;
      }
      if (wanted.test(message)) {
        return Optional.of(message);
      }
      inbox.get(channel).add(message);
      silent = 0;
    }
    return Optional.empty();
  }

  /** What was noted and what all threads do: why a kernel in this process does not answer. */
  private static String state() {
    Map<String, List<String>> doing = new TreeMap<>();
    Thread.getAllStackTraces()
        .forEach(
            (thread, stack) ->
                doing
                    .computeIfAbsent(
                        Arrays.stream(stack)
                            .limit(FRAMES)
                            .map(frame -> "\n    " + frame)
                            .collect(Collectors.joining()),
                        key -> new ArrayList<>())
                    .add(thread.getName()));
    return doing.entrySet().stream()
        .map(entry -> entry.getValue() + entry.getKey())
        .collect(Collectors.joining("\n", FAULTS.toString(), ""));
  }

  /** The next message of any kind, or null if none comes in time. */
  Message receive(String channel, int timeoutMs) {
    ZMQ.Socket socket = sockets.get(channel);
    socket.setReceiveTimeOut(timeoutMs);
    byte[] frame = socket.recv();
    if (frame == null) {
      return null;
    }
    List<byte[]> frames = new ArrayList<>(List.of(frame));
    while (socket.hasReceiveMore()) {
      frames.add(socket.recv());
    }
    return codec.decode(frames).orElseThrow(() -> new AssertionError("a bad message came"));
  }

  public static String parent(Message message) {
    return message.parent().path("msg_id").asText();
  }

  @Override
  public void close() {
    context.close();
  }
}
