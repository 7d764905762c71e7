package org.tattle.endpoint;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.EndpointFaults;

/** An address that may be asked: on this machine, or on one that a script names as allowed. */
record Address(URI uri) {
  /** A name or a password before the host, also of what is no address else. */
  private static final String SECRET = "(?s)[^/?#]*//[^/?#]*@.*";

  /**
   * @param allow hosts besides this machine
   * @throws Fault R563 if it is no address, or none that may be asked
   */
  static Address of(String text, List<String> allow) {
    if (text.matches(SECRET)) {
      throw Fault.of(EndpointFaults.SECRET_IN_ADDRESS).at("path");
    }
    URI uri = uri(text);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https") || uri.getHost() == null) {
      throw Fault.of(EndpointFaults.NO_ADDRESS, text).at("path");
    }
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    boolean named = allow.stream().anyMatch(it -> it.toLowerCase(Locale.ROOT).equals(host));
    if (!named && !loopback(host)) {
      throw Fault.of(EndpointFaults.NOT_HERE, uri.getHost()).at("path");
    }
    return new Address(uri);
  }

  private static URI uri(String text) {
    try {
      return new URI(text.strip());
    } catch (URISyntaxException e) {
      throw Fault.of(EndpointFaults.NO_ADDRESS, text).at("path");
    }
  }

  /** Whether a host is this machine: by its name or number, without asking anybody else. */
  private static boolean loopback(String host) {
    if (host.equals("localhost")) {
      return true;
    }
    if (!host.matches("[0-9.]+|\\[[0-9a-f:.]+]")) {
      return false;
    }
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
  }
}
