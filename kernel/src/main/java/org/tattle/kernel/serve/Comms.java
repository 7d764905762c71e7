package org.tattle.kernel.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.tattle.kernel.wire.JsonText;
import org.tattle.kernel.wire.Message;

/**
 * Open lines between something in the front end, such as a slider, and something here. The front
 * end opens one by naming a target; a target that nobody registered is answered with a close, as
 * the protocol asks.
 */
public final class Comms {
  private final IoPub iopub;
  private final Map<String, BiConsumer<Comm, JsonNode>> targets = new ConcurrentHashMap<>();
  private final Map<String, Comm> open = new ConcurrentHashMap<>();

  Comms(IoPub iopub) {
    this.iopub = iopub;
  }

  /** One open line. */
  public final class Comm {
    private final String id;
    private final String target;
    private volatile BiConsumer<Comm, JsonNode> receiver = (comm, data) -> {};
    private volatile Runnable closed = () -> {};

    private Comm(String id, String target) {
      this.id = id;
      this.target = target;
    }

    /** What to do with data that comes. */
    public void onMessage(BiConsumer<Comm, JsonNode> action) {
      receiver = action;
    }

    /** What to do when the front end hangs up. */
    public void onClose(Runnable action) {
      closed = action;
    }

    public void send(JsonNode data) {
      say("comm_msg", id, data, null);
    }

    public void close() {
      if (open.remove(id) != null) {
        say("comm_close", id, JsonText.object(), null);
      }
    }
  }

  /**
   * Answers to a name.
   *
   * @param opened given each line that is opened and the data that came with it
   */
  public void register(String target, BiConsumer<Comm, JsonNode> opened) {
    targets.put(target, opened);
  }

  void open(Message message) {
    String id = message.content().path("comm_id").asText();
    String target = message.content().path("target_name").asText();
    BiConsumer<Comm, JsonNode> opened = targets.get(target);
    if (opened == null) {
      say("comm_close", id, JsonText.object(), message);
      return;
    }
    Comm comm = new Comm(id, target);
    open.put(id, comm);
    opened.accept(comm, message.content().path("data"));
  }

  void received(Message message) {
    Comm comm = open.get(message.content().path("comm_id").asText());
    if (comm != null) {
      comm.receiver.accept(comm, message.content().path("data"));
    }
  }

  void closed(Message message) {
    Comm comm = open.remove(message.content().path("comm_id").asText());
    if (comm != null) {
      comm.closed.run();
    }
  }

  /** The lines open to a target, or all if the name is empty. */
  ObjectNode info(String target) {
    ObjectNode content = Replies.ok();
    ObjectNode comms = content.putObject("comms");
    for (Comm comm : open.values()) {
      if (target.isEmpty() || target.equals(comm.target)) {
        comms.putObject(comm.id).put("target_name", comm.target);
      }
    }
    return content;
  }

  private void say(String type, String id, JsonNode data, Message cause) {
    ObjectNode content = JsonText.object().put("comm_id", id);
    content.set("data", data);
    iopub.publish(type, cause, content);
  }
}
