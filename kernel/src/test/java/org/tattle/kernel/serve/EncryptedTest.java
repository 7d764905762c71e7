package org.tattle.kernel.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tattle.kernel.wire.Connection;
import org.tattle.kernel.wire.CurveKeys;
import org.tattle.kernel.wire.JsonText;

/** A kernel whose five sockets are encrypted. */
final class EncryptedTest extends KernelTest {

  @Override
  Connection asked() {
    return Connection.local().encrypted(CurveKeys.generate());
  }

  @Test
  void everySocketAnswersWhoHasTheKey() {
    assertThat(client.heartbeat("still there")).isEqualTo("still there");
    assertThat(client.ask("control", "kernel_info_request", JsonText.object()).status())
        .isEqualTo("ok");
    assertThat(client.run("1 + 2").result()).isEqualTo("3");
    String id = client.start("ask name");
    client.await("stdin", m -> m.type().equals("input_request"));
    client.send("stdin", "input_reply", JsonText.object().put("value", "Ada"));
    assertThat(client.finish("shell", id).stream("stdout")).isEqualTo("got Ada\n");
  }

  @Test
  void whoSpeaksAnOlderProtocolIsNotServedInTheClear() throws IOException {
    byte[][] greetings = {
      {1, 0},
      {(byte) 0xff, 0, 0, 0, 0, 0, 0, 0, 1, 0x7f, 0, 2},
      {(byte) 0xff, 0, 0, 0, 0, 0, 0, 0, 1, 0x7f, 1, 2},
    };
    for (byte[] greeting : greetings) {
      try (Socket old = new Socket(connection.ip(), connection.iopub());
          OutputStream out = old.getOutputStream()) {
        old.setSoTimeout(300);
        out.write(greeting);
        out.write(new byte[] {0, 0, 0, 1, 1});
        out.flush();
        client.run("print secret");
        assertThat(read(old))
            .as("what ZMTP " + greeting.length + " hears")
            .doesNotContain("secret");
      }
    }
  }

  /** What comes before the other side hangs up or is silent. */
  private static String read(Socket socket) throws IOException {
    StringBuilder heard = new StringBuilder();
    byte[] bytes = new byte[4096];
    try {
      for (int n; (n = socket.getInputStream().read(bytes)) >= 0; ) {
        heard.append(new String(bytes, 0, n, StandardCharsets.ISO_8859_1));
      }
    } catch (SocketException | SocketTimeoutException e) {
      return heard.toString();
    }
    return heard.toString();
  }

  @Test
  void aKeyThatIsNoneIsRefusedInASentence() {
    assertThatThrownBy(() -> CurveKeys.of("short", "x".repeat(40)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not two keys of 40 characters");
    assertThat(CurveKeys.of("", "")).isEqualTo(Optional.empty());
  }
}
