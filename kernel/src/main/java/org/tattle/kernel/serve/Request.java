package org.tattle.kernel.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.tattle.kernel.wire.Codec;
import org.tattle.kernel.wire.Endpoint;
import org.tattle.kernel.wire.JsonText;
import org.tattle.kernel.wire.Message;

/** A message that someone waits on an answer to, and the socket the answer goes out by. */
record Request(Message message, Endpoint endpoint, Codec codec) {

  String type() {
    return message.type();
  }

  ObjectNode content() {
    return message.content();
  }

  /** Answers: {@code execute_request} with {@code execute_reply}, and so on. */
  void reply(ObjectNode content) {
    reply(content, JsonText.object());
  }

  void reply(ObjectNode content, ObjectNode metadata) {
    String type = type().replaceFirst("_request$", "_reply");
    Message reply = codec.message(message.route(), type, message, content);
    reply.metadata().setAll(metadata);
    endpoint.send(codec.encode(reply));
  }
}
