package org.tattle.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tattle.component.ParameterFault;
import org.tattle.component.Schema;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.FaultCode;

/** A real server on this machine, which now and then behaves as servers do. */
class EndpointTest {
  private ModelServer server;

  @BeforeEach
  void start() throws IOException {
    server = new ModelServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void busyServersAreAskedAgainWhenTheySay() {
    server.reply =
        (rows, number) ->
            number % 3 == 0
                ? ModelServer.answer(1, rows)
                : new ModelServer.Said(
                    number % 3 == 1 ? 429 : 503, Map.of("Retry-After", "0"), "busy");
    Bill bill = new Bill();
    double[][] said = server.model(bill, 4, 100, 3).ask(ModelServer.rows(8), Control.NONE);
    assertThat(said).hasDimensions(8, 2);
    assertThat(said[4][1]).isEqualTo(0.5);
    assertThat(bill.toString()).contains("9 rows asked about in 9 requests").contains("6 were");
    assertThat(server.tokens).containsOnly(ModelServer.SECRET);
    assertThat(bill.toString()).doesNotContain("5ecret");
  }

  @Test
  void aDateInRetryAfterIsWaitedForAndTheEndIsTold() {
    server.reply =
        (rows, number) ->
            new ModelServer.Said(429, Map.of("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"), "");
    Fault fault =
        catchThrowableOfType(
            Fault.class,
            () -> server.model(new Bill(), 4, 100, 2).ask(ModelServer.rows(4), Control.NONE));
    assertThat(fault.code()).isEqualTo(FaultCode.R563);
    assertThat(fault).hasMessageContaining("status 429");
    assertThat(server.tokens).hasSize(3);
  }

  @Test
  void answersThatAreNoneAreTold() {
    for (String body :
        new String[] {
          "no json",
          "{}",
          "[]",
          "{\"predictions\": [[\"a\"]]}",
          "{\"predictions\": [1, [2, 3]]}",
          "{\"predictions\": [[0.5, 0.5]]}",
          "[[1],[2],[3],[4],[5]]",
          "null",
          "{\"error\": \"x\"}"
        }) {
      server.reply = (rows, number) -> new ModelServer.Said(200, Map.of(), body);
      assertThatThrownBy(
              () -> server.model(new Bill(), 4, 100, 0).ask(ModelServer.rows(4), Control.NONE))
          .as(body)
          .isInstanceOf(Fault.class);
    }
    server.reply =
        (rows, number) -> new ModelServer.Said(302, Map.of("Location", "http://example.org/"), "");
    assertThatThrownBy(
            () -> server.model(new Bill(), 4, 100, 0).ask(ModelServer.rows(4), Control.NONE))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("status 302");
    server.close();
    assertThatThrownBy(
            () -> server.model(new Bill(), 4, 100, 1).ask(ModelServer.rows(4), Control.NONE))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("does not answer");
  }

  @Test
  void theCommonShapesAreRead() throws IOException {
    for (String body :
        new String[] {
          "{\"predictions\": [[0.2, 0.8], [1, 0]]}",
          "{\"outputs\": [[0.2, 0.8], [1, 0]]}",
          "[[0.2, 0.8], [1, 0]]",
          "{\"result\": {\"scores\": [[0.2, 0.8], [1, 0]]}}",
          "{\"predictions\": [{\"scores\": [0.2, 0.8]}, {\"scores\": [1, 0]}]}",
          "{\"outputs\": [{\"name\": \"y\", \"shape\": [2, 2], \"data\": [0.2, 0.8, 1, 0]}]}"
        }) {
      assertThat(new JsonRows("ROWS", List.of()).answers(body.getBytes()))
          .as(body)
          .isDeepEqualTo(new double[][] {{0.2, 0.8}, {1, 0}});
    }
    JsonRows named = new JsonRows("ROWS", List.of("no", "yes"));
    assertThat(named.answers("{\"predictions\": [\"yes\", \"no\"]}".getBytes()))
        .isDeepEqualTo(new double[][] {{1}, {0}});
    JsonRows numbered = new JsonRows("ROWS", List.of("4", "9"));
    assertThat(numbered.answers("[\"9\", 4]".getBytes())).isDeepEqualTo(new double[][] {{9}, {4}});
    assertThat(new JsonRows("{\"rows\": RECORDS}", List.of()).rows(ModelServer.rows(2)).get(1))
        .isEqualTo("{\"x\":-3.0,\"y\":1.0}");
  }

  /** A run that was cut off goes on: what was answered is not asked again. */
  @Test
  void aRunThatWasCutOffGoesOn() {
    boolean[] stopped = {false};
    Control control =
        new Control() {
          @Override
          public boolean cancelled() {
            return stopped[0];
          }
        };
    server.reply =
        (rows, number) -> {
          stopped[0] = number >= 5;
          return ModelServer.answer(1, rows);
        };
    assertThatThrownBy(
            () -> server.model(new Bill(), 10, 1000, 0).ask(ModelServer.rows(200), control))
        .isInstanceOf(CancellationException.class);
    stopped[0] = false;
    int before = server.asked.size();
    assertThat(before).isBetween(40, 60);
    server.reply = (rows, number) -> ModelServer.answer(1, rows);
    Bill bill = new Bill();
    double[][] said = server.model(bill, 10, 1000, 0).ask(ModelServer.rows(200), Control.NONE);
    assertThat(said).hasDimensions(200, 2);
    Set<String> once = new HashSet<>(server.asked);
    assertThat(once).hasSize(200);
    // One row is looked at again, where it goes on and at the end.
    assertThat(server.asked).hasSizeLessThanOrEqualTo(200 + 10 + 2);
    assertThat(bill.toString()).contains("answers were known");
  }

  @Test
  void aModelThatChangesIsNoticed() {
    server.model(new Bill(), 10, 1000, 0).ask(ModelServer.rows(50), Control.NONE);
    server.reply = (rows, number) -> ModelServer.answer(2, rows);
    Fault fault =
        catchThrowableOfType(
            Fault.class,
            () -> server.model(new Bill(), 10, 1000, 0).ask(ModelServer.rows(100), Control.NONE));
    assertThat(fault.code()).isEqualTo(FaultCode.R565);
  }

  @Test
  void noMoreThanTheTotalIsAskedAndNoRowTwice() {
    AskedModel model = server.model(new Bill(), 10, 25, 0);
    model.ask(ModelServer.rows(20), Control.NONE);
    model.ask(ModelServer.rows(20), Control.NONE);
    // The first is looked at again, to see that the model is the same.
    assertThat(server.asked).hasSize(21);
    Fault fault =
        catchThrowableOfType(Fault.class, () -> model.ask(ModelServer.rows(70), Control.NONE));
    assertThat(fault.code()).isEqualTo(FaultCode.R564);
    assertThat(server.asked.size()).isLessThanOrEqualTo(25);
  }

  @Test
  void onlyThisMachineIsAskedUnasked() {
    for (String here :
        new String[] {"http://localhost:1/", "http://127.8.9.1/x", "https://[::1]:8/"}) {
      assertThat(Address.of(here, List.of()).uri()).isNotNull();
    }
    for (String away :
        new String[] {
          "http://127.0.0.1.example.org/",
          "http://10.0.0.1/",
          "http://0x7f000001.example/",
          "http://example.org/",
          "http://localhost.example.org/",
          "file:///etc/passwd",
          "ftp://127.0.0.1/",
          "http:///x",
          "127.0.0.1",
          "",
          "http://user:word@127.0.0.1/",
          "ht tp"
        }) {
      assertThatThrownBy(() -> Address.of(away, List.of())).as(away).isInstanceOf(Fault.class);
    }
    assertThat(Address.of("http://example.org/p", List.of("example.org")).toString())
        .isEqualTo("example.org");
  }

  @Test
  void whatCannotBeIsRefusedBeforeAnythingIsAsked() {
    Schema schema = Schema.of(EndpointModel.class);
    String path = "http://127.0.0.1:9/";
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("path", path, "template", "{\"instances\": []}"),
            Map.of("path", path, "template", "{ROWS"),
            Map.of("path", path, "headers", List.of("Authorization: Bearer abc")),
            Map.of("path", path, "headers", List.of("X=1a b")),
            Map.of("path", path, "timeout", Duration.ZERO))) {
      assertThatThrownBy(() -> schema.build(wrong)).isInstanceOf(ParameterFault.class);
    }
    assertThat(IntStream.of(server.tokens.size())).containsExactly(0);
  }
}
