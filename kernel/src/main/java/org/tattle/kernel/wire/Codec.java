package org.tattle.kernel.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Frames to messages and back: route, the delimiter {@code <IDS|MSG>}, signature, header, parent
 * header, metadata, content, buffers. Source: "Messaging in Jupyter", version 5.5, section "The
 * Wire Protocol".
 */
public final class Codec {
  public static final String VERSION = "5.5";

  private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
  private static final int PARTS = 4;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT);

  private final Signer signer;
  private final String session =
      ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
  private final AtomicLong count = new AtomicLong();

  public Codec(Signer signer) {
    this.signer = signer;
  }

  /** The message, or empty if it is malformed or not signed with our key. */
  public Optional<Message> decode(List<byte[]> frames) {
    int at = 0;
    while (at < frames.size() && !Arrays.equals(frames.get(at), DELIMITER)) {
      at++;
    }
    int first = at + 2;
    if (first + PARTS > frames.size()) {
      return Optional.empty();
    }
    List<byte[]> parts = frames.subList(first, first + PARTS);
    if (!signer.accepts(frames.get(at + 1), parts)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Message(
              List.copyOf(frames.subList(0, at)),
              read(parts.get(0)),
              read(parts.get(1)),
              read(parts.get(2)),
              read(parts.get(3)),
              List.copyOf(frames.subList(first + PARTS, frames.size()))));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  public List<byte[]> encode(Message message) {
    List<byte[]> parts =
        List.of(
            JsonText.bytes(message.header()),
            JsonText.bytes(message.parent()),
            JsonText.bytes(message.metadata()),
            JsonText.bytes(message.content()));
    List<byte[]> frames = new ArrayList<>(message.route());
    frames.add(DELIMITER);
    frames.add(signer.sign(parts));
    frames.addAll(parts);
    frames.addAll(message.buffers());
    return frames;
  }

  /** A new message caused by another. */
  public Message message(List<byte[]> route, String type, Message cause, ObjectNode content) {
    ObjectNode header =
        JsonText.object()
            .put("msg_id", session + "_" + count.incrementAndGet())
            .put("session", session)
            .put("username", "kernel")
            .put("date", OffsetDateTime.now(ZoneOffset.UTC).format(DATE))
            .put("msg_type", type)
            .put("version", VERSION);
    ObjectNode parent = cause == null ? JsonText.object() : cause.header();
    return new Message(route, header, parent, JsonText.object(), content, List.of());
  }

  private static ObjectNode read(byte[] part) throws IOException {
    if (JsonText.read(part) instanceof ObjectNode object) {
      return object;
    }
    throw new IOException("not a JSON object");
  }
}
