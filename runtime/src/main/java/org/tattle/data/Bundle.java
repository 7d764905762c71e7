package org.tattle.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The data that come with the program; their origin and licences stand in NOTICE beside them. */
final class Bundle {
  private Bundle() {}

  static InputStream open(String name) {
    InputStream in = Bundle.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("`" + name + "` is missing from the program");
    }
    return new BufferedInputStream(in, 1 << 16);
  }

  static UncheckedIOException damaged(String name, IOException cause) {
    return new UncheckedIOException("`" + name + "` in the program is damaged", cause);
  }
}
