package org.tattle.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.component.ParameterFault;
import org.tattle.component.Schema;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.nn.network.Shape;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.FaultCode;
import org.tattle.subject.elsewhere.RawRows;

/** A real server on this machine, which now and then behaves as servers do. */
class EndpointTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<String> asked = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>();
  private final Cache cache = Cache.memory();
  private HttpServer server;
  private Reply reply = (rows, number) -> answer(1, rows);

  /** What the server says: a status with headers and a body. */
  private record Said(int status, Map<String, String> headers, String body) {}

  private interface Reply {
    Said of(JsonNode rows, int number);
  }

  private static Said answer(double factor, JsonNode rows) {
    List<double[]> all = new ArrayList<>();
    for (JsonNode row : rows) {
      double p = 1 / (1 + Math.exp(-factor * row.get(0).asDouble()));
      all.add(new double[] {1 - p, p});
    }
    try {
      return new Said(200, Map.of(), JSON.writeValueAsString(Map.of("predictions", all)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          JsonNode rows = JSON.readTree(exchange.getRequestBody()).elements().next();
          tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          Said said;
          synchronized (asked) {
            said = reply.of(rows, tokens.size());
            if (said.status() == 200) {
              rows.forEach(row -> asked.add(row.toString()));
            }
          }
          said.headers().forEach(exchange.getResponseHeaders()::set);
          byte[] body = said.body().getBytes();
          exchange.sendResponseHeaders(said.status(), body.length == 0 ? -1 : body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Address address() {
    return Address.of("http://127.0.0.1:" + server.getAddress().getPort() + "/p", List.of());
  }

  private AskedModel model(Bill bill, int batch, long total, int retries) {
    Caller caller =
        new Caller(
            address(),
            Map.of("Authorization", "secret"),
            1e6,
            retries,
            Duration.ofSeconds(60),
            bill);
    return new AskedModel(
        address(), new JsonRows("{\"inputs\": ROWS}"), "", caller, cache, bill, batch, total);
  }

  private static RawRows rows(int count) {
    float[][] values = new float[count][2];
    for (int i = 0; i < count; i++) {
      values[i][0] = i - 4f;
      values[i][1] = i % 3;
    }
    Dataset data =
        Dataset.of(
            "rows",
            Nd4j.createFromArray(values),
            Shape.flat(2),
            new int[count],
            List.of("a", "b"),
            List.of(
                new Column("x", Column.Type.RAW, 0, 1, List.of()),
                new Column("y", Column.Type.RAW, 1, 1, List.of())),
            List.of());
    return RawRows.of(data);
  }

  @Test
  void busyServersAreAskedAgainWhenTheySay() {
    reply =
        (rows, number) ->
            number % 3 == 0
                ? answer(1, rows)
                : new Said(number % 3 == 1 ? 429 : 503, Map.of("Retry-After", "0"), "busy");
    Bill bill = new Bill();
    double[][] said = model(bill, 4, 100, 3).ask(rows(8), Control.NONE);
    assertThat(said).hasDimensions(8, 2);
    assertThat(said[4][1]).isEqualTo(0.5);
    assertThat(bill.toString()).contains("8 rows asked about in 6 requests").contains("4 were");
    assertThat(tokens).containsOnly("secret");
    assertThat(bill.toString()).doesNotContain("secret");
  }

  @Test
  void aDateInRetryAfterIsWaitedForAndTheEndIsTold() {
    reply =
        (rows, number) -> new Said(429, Map.of("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"), "");
    Fault fault =
        catchThrowableOfType(
            Fault.class, () -> model(new Bill(), 4, 100, 2).ask(rows(4), Control.NONE));
    assertThat(fault.code()).isEqualTo(FaultCode.R563);
    assertThat(fault).hasMessageContaining("status 429");
    assertThat(tokens).hasSize(3);
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
      reply = (rows, number) -> new Said(200, Map.of(), body);
      assertThatThrownBy(() -> model(new Bill(), 4, 100, 0).ask(rows(4), Control.NONE))
          .as(body)
          .isInstanceOf(Fault.class);
    }
    reply = (rows, number) -> new Said(302, Map.of("Location", "http://example.org/"), "");
    assertThatThrownBy(() -> model(new Bill(), 4, 100, 0).ask(rows(4), Control.NONE))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("status 302");
    server.stop(0);
    assertThatThrownBy(() -> model(new Bill(), 4, 100, 1).ask(rows(4), Control.NONE))
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
      assertThat(JsonRows.answers(body.getBytes()))
          .as(body)
          .isDeepEqualTo(new double[][] {{0.2, 0.8}, {1, 0}});
    }
    assertThat(new JsonRows("{\"rows\": RECORDS}").rows(rows(2)).get(1))
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
    reply =
        (rows, number) -> {
          stopped[0] = number >= 5;
          return answer(1, rows);
        };
    assertThatThrownBy(() -> model(new Bill(), 10, 1000, 0).ask(rows(200), control))
        .isInstanceOf(CancellationException.class);
    stopped[0] = false;
    int before = asked.size();
    assertThat(before).isBetween(40, 60);
    reply = (rows, number) -> answer(1, rows);
    Bill bill = new Bill();
    double[][] said = model(bill, 10, 1000, 0).ask(rows(200), Control.NONE);
    assertThat(said).hasDimensions(200, 2);
    Set<String> once = new HashSet<>(asked);
    assertThat(once).hasSize(200);
    // One row is looked at again, to see that the model is the same.
    assertThat(asked).hasSizeLessThanOrEqualTo(200 + 10 + 1);
    assertThat(bill.toString()).contains("answers were known");
  }

  @Test
  void aModelThatChangesIsNoticed() {
    model(new Bill(), 10, 1000, 0).ask(rows(50), Control.NONE);
    reply = (rows, number) -> answer(2, rows);
    Fault fault =
        catchThrowableOfType(
            Fault.class, () -> model(new Bill(), 10, 1000, 0).ask(rows(100), Control.NONE));
    assertThat(fault.code()).isEqualTo(FaultCode.R565);
  }

  @Test
  void noMoreThanTheTotalIsAskedAndNoRowTwice() {
    AskedModel model = model(new Bill(), 10, 25, 0);
    model.ask(rows(20), Control.NONE);
    model.ask(rows(20), Control.NONE);
    assertThat(asked).hasSize(20);
    Fault fault = catchThrowableOfType(Fault.class, () -> model.ask(rows(70), Control.NONE));
    assertThat(fault.code()).isEqualTo(FaultCode.R564);
    assertThat(asked.size()).isLessThanOrEqualTo(25);
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
    assertThat(IntStream.of(tokens.size())).containsExactly(0);
  }
}
