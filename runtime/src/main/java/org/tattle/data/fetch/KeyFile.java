package org.tattle.data.fetch;

import java.io.IOException;
import java.nio.file.Files;
import org.apache.commons.codec.digest.DigestUtils;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Randomness;
import org.tattle.run.catalogue.PublicationFaults;

/** A user's file of secret bytes. */
public final class KeyFile {
  private KeyFile() {}

  /**
   * The key that it holds: SHA-256 of its bytes, 32 of them.
   *
   * @param parameter the parameter that names it
   * @throws Fault T306 if it cannot be read, or has too few bytes
   */
  public static byte[] read(String file, String parameter, Control control) {
    try {
      byte[] secret = Files.readAllBytes(UserPaths.file(file, parameter, control));
      if (secret.length < Randomness.KEY) {
        throw Fault.of(PublicationFaults.KEY_TOO_SHORT, file, Randomness.KEY).at(parameter);
      }
      return DigestUtils.sha256(secret);
    } catch (IOException e) {
      throw Fault.of(PublicationFaults.KEY_TOO_SHORT, file, Randomness.KEY).at(parameter);
    }
  }
}
