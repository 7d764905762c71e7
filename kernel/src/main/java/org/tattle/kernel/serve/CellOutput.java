package org.tattle.kernel.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.tattle.kernel.language.Bundle;
import org.tattle.kernel.language.Output;
import org.tattle.kernel.wire.JsonText;
import org.tattle.kernel.wire.Message;

/** One cell's output: messages that name the cell's request as their cause. */
final class CellOutput implements Output {
  private final IoPub iopub;
  private final Message request;
  private final int number;
  private final Prompt prompt;
  private final Streams streams;
  private final AtomicLong written = new AtomicLong();

  CellOutput(
      IoPub iopub, Message request, int number, Prompt prompt, ScheduledExecutorService clock) {
    this.iopub = iopub;
    this.request = request;
    this.number = number;
    this.prompt = prompt;
    this.streams = new Streams(this::stream, clock);
  }

  @Override
  public void stdout(String text) {
    written.incrementAndGet();
    iopub.await();
    streams.write("stdout", text);
  }

  @Override
  public void stderr(String text) {
    written.incrementAndGet();
    iopub.await();
    streams.write("stderr", text);
  }

  @Override
  public void display(Bundle bundle) {
    written.incrementAndGet();
    send("display_data", content(bundle));
  }

  @Override
  public void display(Bundle bundle, String displayId) {
    send("display_data", identified(bundle, displayId));
  }

  @Override
  public void update(Bundle bundle, String displayId) {
    send("update_display_data", identified(bundle, displayId));
  }

  @Override
  public void result(Bundle bundle) {
    send("execute_result", content(bundle).put("execution_count", number));
  }

  @Override
  public long written() {
    return written.get();
  }

  @Override
  public void clear(boolean wait) {
    send("clear_output", JsonText.object().put("wait", wait));
  }

  @Override
  public Optional<String> input(String text, boolean password) {
    flush();
    return prompt.ask(text, password);
  }

  /** Shows that the cell failed. */
  void error(ObjectNode reply) {
    ObjectNode content = reply.deepCopy();
    content.remove("status");
    send("error", content);
  }

  /** Sends what was printed and not yet sent. */
  void flush() {
    streams.flush();
  }

  private void stream(String name, String text) {
    iopub.publish("stream", request, JsonText.object().put("name", name).put("text", text));
  }

  private void send(String type, ObjectNode content) {
    iopub.await();
    flush();
    iopub.publish(type, request, content);
  }

  private static ObjectNode content(Bundle bundle) {
    ObjectNode content = JsonText.object();
    content.set("data", JsonText.tree(bundle.data()));
    content.set("metadata", JsonText.tree(bundle.metadata()));
    content.putObject("transient");
    return content;
  }

  private static ObjectNode identified(Bundle bundle, String displayId) {
    ObjectNode content = content(bundle);
    content.putObject("transient").put("display_id", displayId);
    return content;
  }
}
