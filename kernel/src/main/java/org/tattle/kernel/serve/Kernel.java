package org.tattle.kernel.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tattle.kernel.language.Language;
import org.tattle.kernel.wire.Codec;
import org.tattle.kernel.wire.Connection;
import org.tattle.kernel.wire.Endpoint;
import org.tattle.kernel.wire.Log;
import org.tattle.kernel.wire.Message;
import org.tattle.kernel.wire.Signer;
import org.tattle.kernel.wire.TcpEndpoint;
import org.tattle.kernel.wire.UnixBridge;
import org.tattle.kernel.wire.UnixEndpoint;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQException;

/**
 * A running kernel: five sockets, each with a thread that owns it; a thread that runs cells; a desk
 * that answers what can be answered meanwhile. All sockets are bound and all parts wired before the
 * first thread starts, so no message finds half a kernel.
 */
public final class Kernel implements Closeable {
  /** How long the end of a kernel waits for what is nearly done. */
  private static final int PATIENCE_MS = 300;

  private final ZContext context = sockets();
  private final CompletableFuture<Language> loading = new CompletableFuture<>();
  private final Connection connection;
  private final Codec codec;
  private final IoPub iopub;
  private final Comms comms;
  private final Console console = new Console();
  private final CellRunner runner;

  private final ExecutorService desk = Executors.newSingleThreadExecutor(threads("desk"));
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(threads("clock"));
  private final Map<String, Endpoint> endpoints = new HashMap<>();
  private final List<Closeable> bridges = new ArrayList<>();
  private final CompletableFuture<Boolean> stopped = new CompletableFuture<>();

  /**
   * Binds the sockets; {@link #start} begins to serve.
   *
   * @param asked where; a port that is 0 is picked by the system
   * @param language made on a thread of its own, while the front end is already answered
   * @param history the file that history is kept in
   * @throws IOException that says in a sentence where it cannot listen
   */
  public Kernel(Connection asked, Supplier<Language> language, Path history) throws IOException {
    codec = new Codec(new Signer(asked.signatureScheme(), asked.key()));
    iopub = new IoPub(codec);
    comms = new Comms(iopub);
    Stdin stdin = new Stdin(codec);
    History past = new History(history);
    runner = new CellRunner(new CellTools(loading, iopub, stdin, console, past, desk, clock));
    Desk shellDesk = new Desk(iopub, shellAnswers(new Assistance(loading, past)));
    Desk controlDesk = new Desk(iopub, controlAnswers());

    connection =
        asked.at(
            List.of(
                bind(asked, "shell", SocketType.ROUTER, asked.shell(), f -> shell(f, shellDesk)),
                bind(asked, "iopub", SocketType.XPUB, asked.iopub(), iopub::subscribed),
                bind(asked, "stdin", SocketType.ROUTER, asked.stdin(), stdin::received),
                bind(
                    asked,
                    "control",
                    SocketType.ROUTER,
                    asked.control(),
                    f -> answer(f, "control", controlDesk)),
                bind(
                    asked,
                    "hb",
                    SocketType.REP,
                    asked.heartbeat(),
                    f -> endpoints.get("hb").send(f))));
    iopub.attach(endpoints.get("iopub"));
    stdin.attach(endpoints.get("stdin"));
    threads("language").newThread(() -> load(language, loading)).start();
  }

  public void start() {
    runner.start();
    endpoints.values().forEach(Endpoint::start);
    iopub.starting();
  }

  /** Where it listens. */
  public Connection connection() {
    return connection;
  }

  /** Lines to things in the front end. */
  public Comms comms() {
    return comms;
  }

  public Console console() {
    return console;
  }

  /** Stops the cell that runs, if one does. */
  public void interrupt() {
    runner.interrupt();
  }

  /** Done when the front end has asked for the end and been answered. */
  public CompletableFuture<Boolean> stopped() {
    return stopped;
  }

  /**
   * The process ends and nobody asked the kernel to: a cell is told, and the sockets are closed.
   */
  public void leave() {
    runner.leave();
    closeSockets();
  }

  @Override
  public void close() {
    runner.close();
    loading.thenAccept(Language::close);
    clear(desk);
    clock.shutdown();
    closeSockets();
  }

  /** Lets what lies on the desk be finished: the last cell's line in the history is among it. */
  private static void clear(ExecutorService desk) {
    desk.shutdown();
    try {
      desk.awaitTermination(PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeSockets() {
    endpoints.values().forEach(Endpoint::close);
    for (Closeable bridge : bridges) {
      try {
        bridge.close();
      } catch (IOException e) {
        Log.fault("on closing", e);
      }
    }
    context.close();
  }

  /** Opens a socket; its port, which the system picked if none was asked for. */
  private int bind(
      Connection asked, String name, SocketType type, int port, Consumer<List<byte[]>> incoming)
      throws IOException {
    Path path = Path.of(asked.ip() + "-" + port);
    boolean plain = asked.unixSockets() && asked.curve().isEmpty();
    String address =
        plain
            ? "ipc://" + path
            : asked.unixSockets() ? "tcp://127.0.0.1:*" : "tcp://" + asked.ip() + ":" + port;
    try {
      if (plain) {
        endpoints.put(name, new UnixEndpoint(path, type, name, incoming));
        return port;
      }
      TcpEndpoint endpoint = new TcpEndpoint(context, type, name, address, asked.curve(), incoming);
      endpoints.put(name, endpoint);
      if (asked.unixSockets()) {
        bridges.add(new UnixBridge(path, endpoint.port()));
        return port;
      }
      return endpoint.port();
    } catch (ZMQException | IOException e) {
      closeSockets();
      throw new IOException("the " + name + " socket cannot listen at `" + address + "`", e);
    }
  }

  private void shell(List<byte[]> frames, Desk assistance) {
    codec
        .decode(frames)
        .map(m -> new Request(m, endpoints.get("shell"), codec))
        .ifPresent(
            request -> {
              if (request.type().equals("execute_request")) {
                runner.add(request);
              } else {
                desk.execute(() -> answer(request, assistance));
              }
            });
  }

  private void answer(List<byte[]> frames, String name, Desk answers) {
    codec
        .decode(frames)
        .map(m -> new Request(m, endpoints.get(name), codec))
        .ifPresent(request -> answer(request, answers));
  }

  private void answer(Request request, Desk answers) {
    answers.answer(request);
    if (request.type().equals("shutdown_request")) {
      stopped.complete(request.content().path("restart").asBoolean());
    }
  }

  private Map<String, Desk.Answer> controlAnswers() {
    return Map.of(
        "kernel_info_request", m -> KernelInfo.content(),
        "interrupt_request",
            m -> {
              runner.interrupt();
              return Replies.ok();
            },
        "shutdown_request", this::shutdown);
  }

  private Map<String, Desk.Answer> shellAnswers(Assistance assistance) {
    Map<String, Desk.Answer> answers = new HashMap<>(assistance.answers());
    answers.putAll(controlAnswers());
    answers.put("comm_info_request", m -> comms.info(m.content().path("target_name").asText()));
    answers.put("comm_open", m -> silently(() -> comms.open(m)));
    answers.put("comm_msg", m -> silently(() -> comms.received(m)));
    answers.put("comm_close", m -> silently(() -> comms.closed(m)));
    return answers;
  }

  private ObjectNode shutdown(Message message) {
    runner.interrupt();
    ObjectNode content = Replies.ok().put("restart", message.content().path("restart").asBoolean());
    iopub.publish("shutdown_reply", message, content);
    return content;
  }

  private static ObjectNode silently(Runnable action) {
    action.run();
    return null;
  }

  private static void load(Supplier<Language> language, CompletableFuture<Language> loading) {
    try {
      loading.complete(language.get());
    } catch (Throwable e) {
      loading.completeExceptionally(e);
    }
  }

  /**
   * JeroMQ's mailboxes show a message before they signal it. Now and then the last word of a socket
   * that closes is taken in that gap and the signal finds the mailbox gone; nothing is lost by it.
   * Such things would be printed, and what is printed is shown in a notebook.
   */
  static ZContext sockets() {
    ZContext context = new ZContext();
    context.setNotificationExceptionHandler((thread, e) -> Log.fault(thread.getName(), e));
    context.setUncaughtExceptionHandler((thread, e) -> Log.fault(thread.getName(), e));
    return context;
  }

  private static ThreadFactory threads(String name) {
    return task -> {
      Thread thread = new Thread(task, "tattle-" + name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
