package org.tattle.notebooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * Five clients of a line y = 3x + 2 with noise of deviation 1, of whom each knows another piece of
 * it: client i has x in 2i to 2i + 5. Drawn by the generator that {@link Random} specifies.
 */
final class Clients {
  static final int CLIENTS = 5;
  static final int EACH = 200;

  private Clients() {}

  /** Writes the file that its argument names. */
  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), csv());
  }

  static String csv() {
    Random random = new Random(20261130);
    StringBuilder text = new StringBuilder("client,x,y\n");
    for (int i = 0; i < CLIENTS * EACH; i++) {
      int client = i / EACH;
      double x = 2 * client + 5 * random.nextDouble();
      double y = 3 * x + 2 + random.nextGaussian();
      text.append(String.format(Locale.ROOT, "%d,%.4f,%.4f%n", client, x, y).replace("\r", ""));
    }
    return text.toString();
  }
}
