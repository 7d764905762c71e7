package org.tattle.kernel.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.tattle.kernel.wire.Codec;

/** Who we are, for {@code kernel_info_request}. */
public final class KernelInfo {
  private static final String VERSION = "/org/tattle/kernel/version.properties";
  public static final String LANGUAGE = "tattle";

  private KernelInfo() {}

  static ObjectNode content() {
    String version = version();
    ObjectNode content =
        Replies.ok()
            .put("protocol_version", Codec.VERSION)
            .put("implementation", LANGUAGE)
            .put("implementation_version", version)
            .put("banner", "Tattle " + version + ": does your model tattle on its training data?")
            .put("debugger", false);
    content.putArray("help_links");
    content.putArray("supported_features");
    // No lexer of ours is known to Pygments; Python has the same comments, strings and numbers.
    content
        .putObject("language_info")
        .put("name", LANGUAGE)
        .put("version", version)
        .put("mimetype", "text/x-tattle")
        .put("file_extension", ".tattle")
        .put("codemirror_mode", LANGUAGE)
        .put("pygments_lexer", "python");
    return content;
  }

  static String version() {
    Properties properties = new Properties();
    try (InputStream resource = KernelInfo.class.getResourceAsStream(VERSION)) {
      properties.load(resource);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
