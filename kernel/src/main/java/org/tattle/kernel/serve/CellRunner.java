package org.tattle.kernel.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.tattle.kernel.language.Bundle;
import org.tattle.kernel.language.Cell;
import org.tattle.kernel.language.Language;
import org.tattle.kernel.language.MutedOutput;
import org.tattle.kernel.language.Output;
import org.tattle.kernel.language.Reply;
import org.tattle.kernel.wire.JsonText;
import org.tattle.kernel.wire.Log;
import org.tattle.kernel.wire.Message;

/**
 * Runs cells, one after another, on one thread. A cell that fails takes those queued behind it with
 * it. They may still be on their way from the front end, so a failure waits 10 ms for them before
 * it is told; what comes after that is a new beginning.
 */
final class CellRunner implements Closeable {
  private static final Consumer<ObjectNode> NOBODY = failure -> {};
  private static final int LATECOMERS_MS = 10;
  private static final int LAST_WORDS_MS = 300;
  private static final long STACK = 16L << 20;

  /** Characters of a cell; a front end's message may be larger, with what comes along. */
  private static final int LARGEST = 16 << 20;

  private final CellTools tools;
  private final BlockingQueue<Request> queue = new LinkedBlockingQueue<>();
  private final Thread thread = new Thread(null, this::serve, "tattle-cells", STACK);
  private final Object guard = new Object();
  private CellControl running;
  private int count;
  private volatile boolean closing;
  private volatile Consumer<ObjectNode> telling = NOBODY;

  CellRunner(CellTools tools) {
    this.tools = tools;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  void add(Request request) {
    queue.add(request);
  }

  /** Stops the cell that runs, if one does. */
  void interrupt() {
    synchronized (guard) {
      if (running != null) {
        running.cancel();
        thread.interrupt();
      }
    }
  }

  /** Tells the cell that runs, if one does, that the process ends beneath it. */
  void leave() {
    telling.accept(Replies.failure(Replies.left()));
  }

  /** Stops the cell that runs, waits a moment for its last words, and runs no other. */
  @Override
  public void close() {
    closing = true;
    interrupt();
    thread.interrupt();
    try {
      thread.join(LAST_WORDS_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() {
    while (!closing) {
      try {
        run(queue.take());
      } catch (InterruptedException e) {
        if (!closing) {
          Log.note("an interrupt that came late");
        }
      } catch (Throwable e) {
        Log.fault("between cells", e);
      }
    }
  }

  private void run(Request request) throws InterruptedException {
    Message message = request.message();
    boolean silent = request.content().path("silent").asBoolean(false);
    boolean counted = !silent && request.content().path("store_history").asBoolean(true);
    count += counted ? 1 : 0;
    Cell cell =
        new Cell(
            request.content().path("code").asText(),
            count,
            message.metadata().path("cellId").asText(),
            silent);
    CellControl control = begin();
    List<Request> aborted = new ArrayList<>();
    tools.iopub().cellBegins(message);
    try {
      if (!silent) {
        tools.iopub().publish("execute_input", message, input(cell));
      }
      if (counted) {
        tools.remember(cell);
      }
      String started = Instant.now().toString();
      ObjectNode reply = execute(request, cell, control);
      if (isError(reply) && request.content().path("stop_on_error").asBoolean(true)) {
        Thread.sleep(LATECOMERS_MS);
        queue.drainTo(aborted);
      }
      request.reply(reply, JsonText.object().put("started", started));
    } finally {
      end();
      tools.iopub().cellEnds(message);
    }
    aborted.forEach(this::abort);
  }

  private CellControl begin() {
    synchronized (guard) {
      running = new CellControl();
      return running;
    }
  }

  /** From here on an interrupt comes too late, and one that has come is forgotten. */
  private void end() {
    synchronized (guard) {
      running = null;
      Thread.interrupted();
    }
  }

  private ObjectNode execute(Request request, Cell cell, CellControl control) {
    Prompt prompt = tools.prompt(request.message(), control);
    CellOutput shown =
        new CellOutput(tools.iopub(), request.message(), cell.number(), prompt, tools.clock());
    Output output = cell.silent() ? MutedOutput.INSTANCE : shown;
    control.showOn(output);
    tools.console().to(output);
    telling = failure -> tell(failure, request, cell, shown);
    ObjectNode content;
    try {
      content = content(cell, request.content().path("user_expressions"), output, control);
    } catch (Throwable e) {
      content = Replies.failure(Replies.thrown(e, control.cancelled()));
    } finally {
      end();
      telling = NOBODY;
    }
    control.finish();
    if (isError(content) && !cell.silent()) {
      shown.error(content);
    }
    shown.flush();
    content.put("execution_count", cell.number()).withArray("payload");
    return content;
  }

  private void tell(ObjectNode failure, Request request, Cell cell, CellOutput shown) {
    failure.put("execution_count", cell.number()).withArray("payload");
    shown.error(failure);
    request.reply(failure);
    tools.iopub().cellEnds(request.message());
  }

  private ObjectNode content(Cell cell, JsonNode expressions, Output output, CellControl control)
      throws Exception {
    if (cell.code().length() > LARGEST) {
      return Replies.failure(Replies.tooLarge(cell.code().length(), LARGEST));
    }
    Language language = tools.language().get();
    Reply reply = language.execute(cell, output, control);
    if (reply instanceof Reply.Failure failure) {
      return Replies.failure(failure);
    }
    ObjectNode content = Replies.ok();
    Reply.Success success = (Reply.Success) reply;
    success
        .next()
        .ifPresent(
            text ->
                content
                    .withArray("payload")
                    .addObject()
                    .put("source", "set_next_input")
                    .put("text", text)
                    .put("replace", true));
    success
        .page()
        .ifPresent(
            page ->
                content
                    .withArray("payload")
                    .addObject()
                    .put("source", "page")
                    .put("start", 0)
                    .set("data", JsonText.tree(page.data())));
    ObjectNode values = content.putObject("user_expressions");
    for (Map.Entry<String, JsonNode> entry : expressions.properties()) {
      values.set(entry.getKey(), value(language, entry.getValue()));
    }
    return content;
  }

  private static ObjectNode value(Language language, JsonNode expression) {
    try {
      Bundle bundle = language.evaluate(expression.asText());
      ObjectNode value = Replies.ok();
      value.set("data", JsonText.tree(bundle.data()));
      value.set("metadata", JsonText.tree(bundle.metadata()));
      return value;
    } catch (RuntimeException e) {
      String name = e.getClass().getSimpleName();
      String message = String.valueOf(e.getMessage());
      return Replies.failure(new Reply.Failure(name, message, List.of(message)));
    }
  }

  private void abort(Request request) {
    tools.iopub().busy(request.message());
    request.reply(JsonText.object().put("status", "aborted").put("execution_count", count));
    tools.iopub().idle(request.message());
  }

  private static boolean isError(ObjectNode reply) {
    return reply.path("status").asText().equals("error");
  }

  private static ObjectNode input(Cell cell) {
    return JsonText.object().put("code", cell.code()).put("execution_count", cell.number());
  }
}
