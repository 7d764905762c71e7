package org.tattle.data.recorded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The Python file that writes down what a model answers, for {@code load predictions} to read. */
public final class PythonDump {
  /** What the file is called. */
  public static final String NAME = "tattle_dump.py";

  private PythonDump() {}

  /** What stands in it. */
  public static byte[] text() {
    try (InputStream in = PythonDump.class.getResourceAsStream(NAME)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
