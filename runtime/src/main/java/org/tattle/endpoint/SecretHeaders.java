package org.tattle.endpoint;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.EndpointFaults;

/** Headers that only the environment knows: what they hold is sent, and said to nobody else. */
final class SecretHeaders {
  private static final URI NOWHERE = URI.create("http://127.0.0.1/");

  private SecretHeaders() {}

  /**
   * The headers with what the variables hold.
   *
   * @param named {@code header=variable}
   * @param environment what a variable holds, or null
   * @throws Fault R563 if there is no such variable, or it holds what no header may
   */
  static Map<String, String> of(List<String> named, UnaryOperator<String> environment) {
    Map<String, String> sent = new LinkedHashMap<>();
    for (String each : named) {
      String header = each.substring(0, each.indexOf('='));
      String variable = each.substring(each.indexOf('=') + 1);
      String value = environment.apply(variable);
      if (value == null) {
        throw Fault.of(EndpointFaults.NO_VARIABLE, variable).at("headers");
      }
      if (!sendable(header, value)) {
        throw Fault.of(EndpointFaults.NO_HEADER, header, variable).at("headers");
      }
      sent.put(header, value);
    }
    return sent;
  }

  /** Whether the client takes it; what it says of one that it does not take holds the value. */
  private static boolean sendable(String header, String value) {
    try {
      HttpRequest.newBuilder(NOWHERE).header(header, value);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
