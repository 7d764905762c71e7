package org.tattle.kernel.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The connection file: where the front end expects the five sockets, and the key both sides sign
 * with.
 *
 * @param transport {@code tcp}, or {@code ipc} for Unix domain sockets
 * @param ip the address to bind, or for {@code ipc} the path that the sockets' names begin with
 * @param key empty to leave messages unsigned
 * @param signatureScheme {@code hmac-} and a digest; empty for SHA-256
 * @param curve the keys by which the sockets are encrypted, if they are
 */
public record Connection(
    String transport,
    String ip,
    int shell,
    int iopub,
    int stdin,
    int control,
    int heartbeat,
    String key,
    String signatureScheme,
    Optional<CurveKeys> curve) {

  public Connection {
    if (!"tcp".equals(transport) && !"ipc".equals(transport)) {
      throw new IllegalArgumentException("the transport `" + transport + "` is not tcp or ipc");
    }
    if (key.isEmpty() && transport.equals("tcp") && !isLoopback(ip)) {
      throw new IllegalArgumentException(
          "the connection has no key, and whoever reaches `" + ip + "` could run cells in it");
    }
    signatureScheme = signatureScheme.isEmpty() ? "hmac-sha256" : signatureScheme;
  }

  /** On this machine, at ports that the system picks when they are bound, with a new key. */
  public static Connection local() {
    return local(List.of(0, 0, 0, 0, 0));
  }

  /** On this machine, with a new key; ports in the order of the record. */
  public static Connection local(List<Integer> ports) {
    return new Connection(
        "tcp",
        "127.0.0.1",
        ports.get(0),
        ports.get(1),
        ports.get(2),
        ports.get(3),
        ports.get(4),
        UUID.randomUUID().toString(),
        "hmac-sha256",
        Optional.empty());
  }

  public static Connection read(Path file) throws IOException {
    JsonNode json;
    try {
      json = JsonText.read(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new IOException("the connection file `" + file + "` holds no JSON", e);
    }
    return new Connection(
        json.path("transport").asText(),
        json.path("ip").asText(),
        json.path("shell_port").asInt(),
        json.path("iopub_port").asInt(),
        json.path("stdin_port").asInt(),
        json.path("control_port").asInt(),
        json.path("hb_port").asInt(),
        json.path("key").asText(),
        json.path("signature_scheme").asText(),
        CurveKeys.of(json.path("curve_publickey").asText(), json.path("curve_secretkey").asText()));
  }

  public void write(Path file) throws IOException {
    ObjectNode json =
        JsonText.object()
            .put("transport", transport)
            .put("ip", ip)
            .put("shell_port", shell)
            .put("iopub_port", iopub)
            .put("stdin_port", stdin)
            .put("control_port", control)
            .put("hb_port", heartbeat)
            .put("key", key)
            .put("signature_scheme", signatureScheme);
    curve.ifPresent(
        pair ->
            json.put("curve_publickey", pair.publicKey()).put("curve_secretkey", pair.secretKey()));
    Files.write(file, JsonText.bytes(json));
  }

  public boolean unixSockets() {
    return transport.equals("ipc");
  }

  /** The same, with other ports, in the order of the record. */
  public Connection at(List<Integer> ports) {
    return new Connection(
        transport,
        ip,
        ports.get(0),
        ports.get(1),
        ports.get(2),
        ports.get(3),
        ports.get(4),
        key,
        signatureScheme,
        curve);
  }

  /** The same, encrypted. */
  public Connection encrypted(CurveKeys pair) {
    return new Connection(
        transport,
        ip,
        shell,
        iopub,
        stdin,
        control,
        heartbeat,
        key,
        signatureScheme,
        Optional.of(pair));
  }

  private static boolean isLoopback(String ip) {
    try {
      return !ip.isEmpty() && InetAddress.getByName(ip).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
