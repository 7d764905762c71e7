package org.tattle.privacy.budget;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An ε that somebody published with, to compare one's own with. Only of the same unit and model are
 * two of them comparable.
 *
 * @param who who published
 * @param what what for
 * @param epsilon ε, in nats
 * @param unit whose data one ε is for
 * @param model who adds the noise: {@code local}, each device; {@code central}, a trusted party
 * @param source where this is documented
 */
public record Deployment(
    String who, String what, double epsilon, String unit, String model, String source) {

  /** Those known here, from {@code deployments.tsv}. */
  public static List<Deployment> known() {
    try (InputStream in = Deployment.class.getResourceAsStream("deployments.tsv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(Deployment::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Deployment of(String line) {
    String[] cells = line.split("\t", -1);
    return new Deployment(
        cells[0], cells[1], Double.parseDouble(cells[2]), cells[3], cells[4], cells[5]);
  }
}
