package org.tattle.kernel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tattle.kernel.wire.JsonText;
import org.tattle.kernel.wire.Message;

final class StdinTest extends KernelTest {

  @Test
  void aCellAsksAndGetsTheAnswer() {
    String id = client.start("ask your name");
    Message question = question();
    assertThat(question.content().path("prompt").asText()).isEqualTo("your name");
    assertThat(question.content().path("password").asBoolean()).isFalse();
    answer("Ada");
    assertThat(client.finish("shell", id).stream("stdout")).isEqualTo("got Ada\n");
  }

  @Test
  void aPasswordIsAskedForAsOne() {
    String id = client.start("secret key");
    assertThat(question().content().path("password").asBoolean()).isTrue();
    answer("1234");
    client.finish("shell", id);
  }

  @Test
  void aFrontEndThatCannotBeAskedIsNot() {
    Client.Exchange cell =
        client.ask("shell", "execute_request", Client.cell("ask name").put("allow_stdin", false));
    assertThat(cell.stream("stdout")).isEqualTo("got no answer\n");
  }

  @Test
  void aQuestionIsInterrupted() {
    String id = client.start("ask name");
    question();
    client.interrupt();
    assertThat(client.finish("shell", id).reply().content().path("ename").asText())
        .isEqualTo("Interrupted");
  }

  @Test
  void aLateAnswerIsNotTakenForTheNext() {
    String first = client.start("ask first");
    Message asked = question();
    client.interrupt();
    client.finish("shell", first);
    answer("too late", asked);
    String second = client.start("ask second");
    Message again = question();
    answer("too late", asked);
    answer("in time", again);
    assertThat(client.finish("shell", second).stream("stdout")).isEqualTo("got in time\n");
  }

  private Message question() {
    return client.await("stdin", m -> m.type().equals("input_request"));
  }

  private void answer(String value) {
    client.send("stdin", "input_reply", JsonText.object().put("value", value));
  }

  private void answer(String value, Message question) {
    Message answer =
        client
            .codec()
            .message(List.of(), "input_reply", question, JsonText.object().put("value", value));
    client.sendFrames("stdin", client.codec().encode(answer));
  }
}
