package org.tattle.dsl.cli.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tattle.dsl.cli.console.Keys;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tattle key}. */
@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a pair of Ed25519 keys: FILE signs records and is yours alone, FILE.pub tells others",
      "that you signed. Such as:",
      "",
      "  tattle key audit.key",
      "  tattle run audit.tattle --record run.json --sign audit.key",
      "  tattle verify run.json --by audit.key.pub",
      ""
    })
public final class KeyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "where to write the key that signs")
  private Path file;

  @Override
  public Integer call() {
    Path open = Path.of(file + ".pub");
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      write(file, Keys.text(pair.getPrivate()), true);
      write(open, Keys.text(pair.getPublic()), false);
      spec.commandLine()
          .getOut()
          .println(
              "Keep `%s` to yourself, and give `%s` to whoever verifies.".formatted(file, open));
      return 0;
    } catch (FileAlreadyExistsException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "`%s` is there already; keys are not replaced.".formatted(e.getFile()));
    } catch (IOException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "Cannot write the keys to `%s`.".formatted(file));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java since 15 has Ed25519", e);
    }
  }

  /** Writes a file that is not there yet; a secret one for its owner alone from the start. */
  private static void write(Path file, String text, boolean secret) throws IOException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] rights =
        secret && posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = Files.newByteChannel(file, options, rights)) {
      channel.write(
          java.nio.ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
  }
}
