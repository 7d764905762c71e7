package org.tattle.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.FaultCode;

/** Servers that do harm, or change, and what the environment holds in secret. */
class HostileServerTest {
  private ModelServer server;
  private final CountDownLatch done = new CountDownLatch(1);

  @BeforeEach
  void start() throws IOException {
    server = new ModelServer();
  }

  @AfterEach
  void stop() {
    done.countDown();
    server.close();
  }

  private Fault told(int batch, int rows) {
    return told(batch, rows, Duration.ofSeconds(60));
  }

  private Fault told(int batch, int rows, Duration timeout) {
    return catchThrowableOfType(
        Fault.class,
        () ->
            server
                .model(new Bill(), batch, 1000, 0, timeout)
                .ask(ModelServer.rows(rows), Control.NONE));
  }

  /** Answers that begin and do not end, or never stop coming. */
  private void speaks(long most) {
    server.server.removeContext("/");
    server.server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          OutputStream out = exchange.getResponseBody();
          byte[] part = new byte[1 << 20];
          for (long sent = 0; sent < most; sent += part.length) {
            out.write(part);
          }
          out.flush();
          await();
        });
  }

  private void await() {
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void anAnswerThatDoesNotEndIsWaitedForNoLongerThanItMayTake() {
    speaks(0);
    assertThat(told(4, 4, Duration.ofMillis(300))).hasMessageContaining("timeout");
  }

  @Test
  void oneThatIsWaitedForCanBeStopped() {
    speaks(0);
    long end = System.nanoTime() + 200_000_000;
    Control control =
        new Control() {
          @Override
          public boolean cancelled() {
            return System.nanoTime() > end;
          }
        };
    assertThatThrownBy(() -> server.model(new Bill(), 4, 100, 0).ask(ModelServer.rows(4), control))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void anAnswerThatNeverStopsIsReadUpToALimit() {
    speaks(Long.MAX_VALUE);
    assertThat(told(4, 4)).hasMessageContaining("too long");
  }

  @Test
  void deepAndEndlessNumbersAreNoAnswer() {
    for (String body :
        List.of(
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000),
            "[[" + "9".repeat(100_000) + "]]",
            "{\"predictions\": [{\"data\": [1], \"shape\": [-1]}]}",
            "{\"predictions\": [{\"data\": [1], \"shape\": [2147483648]}]}")) {
      server.reply = (rows, number) -> new ModelServer.Said(200, Map.of(), body);
      assertThat(told(4, 4)).as(body.substring(0, 5)).hasMessageContaining("not understood");
    }
  }

  @Test
  void answersThatGrowWiderInTheMiddleAreTold() {
    server.reply =
        (rows, number) ->
            number == 1
                ? ModelServer.answer(1, rows)
                : new ModelServer.Said(200, Map.of(), "[[1,0,0],[1,0,0]]");
    assertThat(told(2, 4)).hasMessageContaining("several lengths");
  }

  /** Another model comes in for the last of five requests. */
  @Test
  void aModelThatChangesInTheMiddleIsNoticedAtTheEnd() {
    server.reply = (rows, number) -> ModelServer.answer(number < 5 ? 1 : 2, rows);
    assertThat(told(10, 50).code()).isEqualTo(FaultCode.R565);
    assertThat(server.asked).hasSize(51);
  }

  @Test
  void aRedirectionIsNotFollowed() {
    server.reply =
        (rows, number) ->
            new ModelServer.Said(307, Map.of("Location", server.address().uri() + "/other"), "");
    assertThat(told(4, 4)).hasMessageContaining("status 307");
    assertThat(server.tokens).hasSize(1);
  }

  @Test
  void whatAServerRepeatsOfTheSecretIsNotShown() {
    for (int status : new int[] {401, 200}) {
      server.reply =
          (rows, number) -> new ModelServer.Said(status, Map.of(), ModelServer.SECRET + " is bad");
      Fault fault = told(4, 4);
      assertThat(fault.toString() + fault.getMessage() + fault.getCause()).doesNotContain("5ecret");
    }
  }

  @Test
  void secretsThatNoHeaderHoldsAreToldByTheirVariable() {
    for (String[] wrong :
        new String[][] {
          {"Authorization", "5ecret\n"}, {"X-Key", "5ecret\r\nHost: evil"}, {"Host", "5ecret"}
        }) {
      Fault fault =
          catchThrowableOfType(
              Fault.class,
              () -> SecretHeaders.of(List.of(wrong[0] + "=API_TOKEN"), variable -> wrong[1]));
      assertThat(fault).hasMessageContaining("`API_TOKEN`").hasNoCause();
      assertThat(fault.getMessage()).doesNotContain("5ecret");
    }
    assertThat(SecretHeaders.of(List.of("X-Key=KEY"), "the "::concat))
        .containsExactly(Map.entry("X-Key", "the KEY"));
  }

  /** Also of what is no address else, no password is repeated. */
  @Test
  void passwordsInAddressesAreNotRepeated() {
    for (String address :
        List.of(
            "http://me:5ecret@127.0.0.1/",
            "http://me:5ecret@ho st/",
            "http://me:5ec@ret@127.0.0.1/",
            "https://5ecret@127.0.0.1:99999999/",
            "ftp://me:5ecret@127.0.0.1/")) {
      Fault fault =
          catchThrowableOfType(Fault.class, () -> Address.of(address, List.of("127.0.0.1")));
      assertThat(fault).as(address).hasMessageContaining("a name or a password");
      assertThat(fault.getMessage()).doesNotContain("ecret");
    }
  }
}
