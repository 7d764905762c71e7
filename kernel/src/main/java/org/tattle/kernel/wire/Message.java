package org.tattle.kernel.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One message of the protocol, either way.
 *
 * @param route the frames before the delimiter: whom a reply goes to or, on iopub, the topic
 * @param header type, identifier and date of the message
 * @param parent header of the message that caused this one; empty if none did
 * @param buffers raw frames behind the content, used by comms
 */
public record Message(
    List<byte[]> route,
    ObjectNode header,
    ObjectNode parent,
    ObjectNode metadata,
    ObjectNode content,
    List<byte[]> buffers) {

  public String type() {
    return header.path("msg_type").asText();
  }

  public String id() {
    return header.path("msg_id").asText();
  }
}
