package org.tattle.dsl.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import picocli.CommandLine;

/** Keys of Ed25519 in files, in the PEM form that OpenSSL reads and writes too. */
public final class Keys {
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";

  private Keys() {}

  /** The key that signs. */
  public static PrivateKey privateKey(CommandLine command, Path file) {
    try {
      byte[] bytes = bytes(file, PRIVATE);
      return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (IOException e) {
      throw ScriptInput.refused(command, file, e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw none(command, file, "signs");
    }
  }

  /** The key that tells who signed. */
  public static PublicKey publicKey(CommandLine command, Path file) {
    try {
      byte[] bytes = bytes(file, PUBLIC);
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(bytes));
    } catch (IOException e) {
      throw ScriptInput.refused(command, file, e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw none(command, file, "tells who signed");
    }
  }

  /** A key as it is written. */
  public static String text(Key key) {
    String kind = key instanceof PrivateKey ? PRIVATE : PUBLIC;
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(kind, body, kind)
        .replace("\r\n", "\n");
  }

  private static byte[] bytes(Path file, String kind) throws IOException {
    String text = Files.readString(file).strip();
    String begin = "-----BEGIN %s-----".formatted(kind);
    String end = "-----END %s-----".formatted(kind);
    if (!text.startsWith(begin) || !text.endsWith(end)) {
      throw new IllegalArgumentException("no " + kind);
    }
    String body = text.substring(begin.length(), text.length() - end.length());
    return Base64.getMimeDecoder().decode(body);
  }

  private static CommandLine.ParameterException none(CommandLine command, Path file, String does) {
    return new CommandLine.ParameterException(
        command,
        "`%s` holds no Ed25519 key that %s; `tattle key FILE` makes a pair.".formatted(file, does));
  }
}
