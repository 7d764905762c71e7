package org.tattle.kernel.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.tattle.kernel.wire.Codec;
import org.tattle.kernel.wire.Endpoint;
import org.tattle.kernel.wire.JsonText;
import org.tattle.kernel.wire.Message;

/**
 * What everybody hears: outputs, and whether the kernel is busy. A front end shows the last status
 * it heard, whichever request it was about. So when a small request is done while a cell runs, the
 * cell's {@code busy} is said again behind the request's {@code idle}.
 */
final class IoPub {
  private static final int SUBSCRIBE = 1;
  private static final int MOMENT_MS = 5;

  private final Codec codec;
  private Endpoint endpoint;
  private Message cell;

  IoPub(Codec codec) {
    this.codec = codec;
  }

  void attach(Endpoint socket) {
    this.endpoint = socket;
  }

  void publish(String type, Message cause, ObjectNode content) {
    publish(codec.message(topic(type), type, cause, content));
  }

  void publish(Message message) {
    endpoint.send(codec.encode(message));
  }

  Message message(String type, Message cause, ObjectNode content) {
    return codec.message(topic(type), type, cause, content);
  }

  void busy(Message request) {
    status("busy", request);
  }

  synchronized void idle(Message request) {
    status("idle", request);
    if (cell != null) {
      status("busy", cell);
    }
  }

  synchronized void cellBegins(Message request) {
    cell = request;
    status("busy", request);
  }

  synchronized void cellEnds(Message request) {
    cell = null;
    status("idle", request);
  }

  void starting() {
    status("starting", null);
  }

  /** Greets a subscriber, who otherwise can't know from when on it misses nothing. */
  void subscribed(List<byte[]> frames) {
    byte[] frame = frames.get(0);
    if (frame.length > 0 && frame[0] == SUBSCRIBE) {
      byte[] topic = Arrays.copyOfRange(frame, 1, frame.length);
      ObjectNode content =
          JsonText.object().put("subscription", new String(topic, StandardCharsets.UTF_8));
      publish(codec.message(List.of(topic), "iopub_welcome", null, content));
    }
  }

  /** Waits while those who hear are behind, so that what a cell says does not fill the memory. */
  void await() {
    try {
      while (endpoint.crowded()) {
        Thread.sleep(MOMENT_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void status(String state, Message cause) {
    publish("status", cause, JsonText.object().put("execution_state", state));
  }

  private static List<byte[]> topic(String type) {
    return List.of(type.getBytes(StandardCharsets.UTF_8));
  }
}
