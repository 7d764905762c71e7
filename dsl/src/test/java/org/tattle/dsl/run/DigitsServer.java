package org.tattle.dsl.run;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tattle.data.Dataset;
import org.tattle.data.set.Digits;
import org.tattle.run.Control;

/** A model in a file, and the same behind an address: a server that runs the file. */
final class DigitsServer implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Each row that was answered for, as it was asked. */
  final List<String> asked = new ArrayList<>();

  /** Each header `Authorization` that came. */
  final List<String> tokens = new ArrayList<>();

  /** What is done before a question is answered, given its number. */
  IntConsumer before = number -> {};

  private final HttpServer server;
  private final OrtSession model;
  private final String input;
  private int questions;

  DigitsServer(Path file) throws IOException, OrtException {
    model = OrtEnvironment.getEnvironment().createSession(file.toString());
    input = model.getInputNames().iterator().next();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/predict", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode rows = JSON.readTree(exchange.getRequestBody()).get("instances");
    int number;
    synchronized (this) {
      number = ++questions;
      tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    }
    before.accept(number);
    byte[] answer = JSON.writeValueAsBytes(Map.of("predictions", said(rows)));
    exchange.sendResponseHeaders(200, answer.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(answer);
    }
    synchronized (this) {
      rows.forEach(row -> asked.add(row.toString()));
    }
  }

  private Object said(JsonNode rows) throws IOException {
    float[][] values = JSON.convertValue(rows, float[][].class);
    try (OnnxTensor tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values);
        OrtSession.Result result = model.run(Map.of(input, tensor))) {
      return result.get(result.size() - 1).getValue();
    } catch (OrtException e) {
      throw new IOException(e);
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/predict";
  }

  /** The rows of script 23: every fourth of 240 to train on, and the next of each as others. */
  static void tables(Path folder) throws IOException {
    Dataset digits = new Digits().load(Control.NONE);
    write(folder.resolve("trained_on.csv"), digits, 0);
    write(folder.resolve("others.csv"), digits, 1);
  }

  private static void write(Path file, Dataset digits, int first) throws IOException {
    String heading = IntStream.range(0, 64).mapToObj(i -> "p" + i).collect(Collectors.joining(","));
    StringBuilder text = new StringBuilder(heading).append(",digit\n");
    for (int row = first; row < 240; row += 4) {
      for (float pixel : digits.features().getRow(row).toFloatVector()) {
        text.append(pixel).append(',');
      }
      text.append(digits.labels()[row]).append('\n');
    }
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
    try {
      model.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
