package org.tattle.kernel.serve;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.tattle.kernel.wire.Codec;
import org.tattle.kernel.wire.Endpoint;
import org.tattle.kernel.wire.JsonText;
import org.tattle.kernel.wire.Message;
import org.tattle.run.Control;

/**
 * Asks the front end for a line. The wait ends when the line comes or the cell is interrupted, and
 * an answer that comes too late is not taken for the answer to the next question.
 */
final class Stdin {
  private static final int LOOK_MS = 50;

  private final Codec codec;
  private final BlockingQueue<Message> answers = new LinkedBlockingQueue<>();
  private Endpoint endpoint;

  Stdin(Codec codec) {
    this.codec = codec;
  }

  void attach(Endpoint socket) {
    this.endpoint = socket;
  }

  void received(List<byte[]> frames) {
    codec.decode(frames).filter(m -> m.type().equals("input_reply")).ifPresent(answers::add);
  }

  Optional<String> ask(Message cell, String prompt, boolean password, Control control) {
    if (!cell.content().path("allow_stdin").asBoolean(true)) {
      return Optional.empty();
    }
    answers.clear();
    Message question =
        codec.message(
            cell.route(),
            "input_request",
            cell,
            JsonText.object().put("prompt", prompt).put("password", password));
    endpoint.send(codec.encode(question));
    try {
      while (true) {
        control.check();
        Message answer = answers.poll(LOOK_MS, TimeUnit.MILLISECONDS);
        if (answer != null && answers(question, answer)) {
          return Optional.of(answer.content().path("value").asText());
        }
      }
    } catch (InterruptedException e) {
      throw new CancellationException();
    }
  }

  /** Some clients do not say which question they answer. */
  private static boolean answers(Message question, Message answer) {
    String cause = answer.parent().path("msg_id").asText();
    return cause.isEmpty() || cause.equals(question.id());
  }
}
