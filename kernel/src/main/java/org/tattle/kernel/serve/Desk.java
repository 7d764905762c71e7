package org.tattle.kernel.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.tattle.kernel.wire.Log;
import org.tattle.kernel.wire.Message;

/**
 * Answers requests that are no cells, with {@code busy} before and {@code idle} after, whatever
 * happens between; also for a request that nobody here knows.
 */
final class Desk {

  private final IoPub iopub;
  private final Map<String, Answer> answers;

  /** The content of the reply, or null if the message wants none. */
  interface Answer {
    ObjectNode to(Message message) throws Exception;
  }

  Desk(IoPub iopub, Map<String, Answer> answers) {
    this.iopub = iopub;
    this.answers = Map.copyOf(answers);
  }

  void answer(Request request) {
    iopub.busy(request.message());
    try {
      Answer answer = answers.get(request.type());
      if (answer == null) {
        Log.note("no answer to a message of type " + request.type());
        return;
      }
      ObjectNode content = reply(answer, request.message());
      if (content != null) {
        request.reply(content);
      }
    } finally {
      iopub.idle(request.message());
    }
  }

  private static ObjectNode reply(Answer answer, Message message) {
    try {
      return answer.to(message);
    } catch (Throwable e) {
      return Replies.failure(Replies.thrown(e, false));
    }
  }
}
