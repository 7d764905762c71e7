package org.tattle.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.nn.network.Shape;
import org.tattle.run.Cache;
import org.tattle.subject.elsewhere.RawRows;

/** A real server on this machine, which behaves as it is told, and who asks it. */
final class ModelServer implements AutoCloseable {
  static final String SECRET = "Bearer 5ecret";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  final List<String> asked = new ArrayList<>();
  final List<String> tokens = new ArrayList<>();
  final Cache cache = Cache.memory();
  final HttpServer server;
  Reply reply = (rows, number) -> answer(1, rows);

  /** What the server says: a status with headers and a body. */
  record Said(int status, Map<String, String> headers, String body) {}

  interface Reply {
    Said of(JsonNode rows, int number);
  }

  static Said answer(double factor, JsonNode rows) {
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

  ModelServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answered);
    server.start();
  }

  private void answered(HttpExchange exchange) throws IOException {
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
  }

  Address address() {
    return Address.of("http://127.0.0.1:" + server.getAddress().getPort() + "/p", List.of());
  }

  AskedModel model(Bill bill, int batch, long total, int retries) {
    return model(bill, batch, total, retries, Duration.ofSeconds(60));
  }

  AskedModel model(Bill bill, int batch, long total, int retries, Duration timeout) {
    Caller caller =
        new Caller(address(), Map.of("Authorization", SECRET), 1e6, retries, timeout, bill);
    return new AskedModel(
        address(),
        new JsonRows("{\"inputs\": ROWS}", List.of("a", "b")),
        "",
        caller,
        cache,
        bill,
        batch,
        total);
  }

  static RawRows rows(int count) {
    float[][] values = new float[count][2];
    for (int i = 0; i < count; i++) {
      values[i][0] = i - 4f;
      values[i][1] = i % 3;
    }
    return RawRows.of(
        Dataset.of(
            "rows",
            Nd4j.createFromArray(values),
            Shape.flat(2),
            new int[count],
            List.of("a", "b"),
            List.of(
                new Column("x", Column.Type.RAW, 0, 1, List.of()),
                new Column("y", Column.Type.RAW, 1, 1, List.of())),
            List.of()));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
