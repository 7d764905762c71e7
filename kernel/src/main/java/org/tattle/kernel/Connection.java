package org.tattle.kernel;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The connection file: where the front end expects the five sockets, and the key both sides sign
 * with.
 *
 * @param transport {@code tcp}, or {@code ipc} for Unix domain sockets
 * @param ip the address to bind, or for {@code ipc} the path that the sockets' names begin with
 * @param key empty to leave messages unsigned
 * @param signatureScheme {@code hmac-} and a digest
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Connection(
    String transport,
    String ip,
    @JsonProperty("shell_port") int shell,
    @JsonProperty("iopub_port") int iopub,
    @JsonProperty("stdin_port") int stdin,
    @JsonProperty("control_port") int control,
    @JsonProperty("hb_port") int heartbeat,
    String key,
    @JsonProperty("signature_scheme") String signatureScheme) {

  Connection {
    if (!"tcp".equals(transport) && !"ipc".equals(transport)) {
      throw new IllegalArgumentException("the transport `" + transport + "` is not tcp or ipc");
    }
    key = key == null ? "" : key;
    signatureScheme = signatureScheme == null ? "hmac-sha256" : signatureScheme;
  }

  static Connection read(Path file) throws IOException {
    return Json.MAPPER.readValue(file.toFile(), Connection.class);
  }

  boolean unixSockets() {
    return transport.equals("ipc");
  }
}
