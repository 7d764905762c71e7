package org.tattle.privacy.budget;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import org.tattle.run.Owned;

/**
 * Where a ledger ends: how many lines it has and the seal of the last, with the secret that seals
 * are made with. It lies in a file beside the ledger that its owner alone can read, and is signed,
 * so that whoever shortens the ledger cannot make a head that fits.
 *
 * @param secret of the ledger
 * @param lines how many there are
 * @param seal of the last line, or of the beginning
 */
record LedgerEnd(Secret secret, long lines, String seal) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private String signature() {
    return secret.sign("head", lines + " " + seal);
  }

  /** The file of a head. */
  record Place(Path file) {

    /** That of the head of a ledger. */
    static Place of(Path ledger) {
      return new Place(ledger.resolveSibling(ledger.getFileName() + ".head"));
    }

    /**
     * @throws Damage if there is one that says nothing
     */
    Optional<LedgerEnd> read() throws IOException {
      String text;
      try {
        text = Files.readString(file);
      } catch (NoSuchFileException e) {
        return Optional.empty();
      }
      try {
        JsonNode json = JSON.readTree(text);
        LedgerEnd head =
            new LedgerEnd(
                Secret.of(json.path("secret").asText()),
                json.path("lines").asLong(-1),
                json.path("seal").asText());
        if (head.lines >= 0 && head.signature().equals(json.path("signature").asText())) {
          return Optional.of(head);
        }
      } catch (IOException | IllegalArgumentException e) {
        // Then it says nothing.
      }
      throw new Damage("its head `%s` is damaged".formatted(file));
    }

    /** Puts another head in the place of what is there, whole or not at all. */
    void write(LedgerEnd head) throws IOException {
      Path part = file.resolveSibling(file.getFileName() + ".part");
      Map<String, Object> json =
          Map.of(
              "secret",
              head.secret.hex(),
              "lines",
              head.lines,
              "seal",
              head.seal,
              "signature",
              head.signature());
      Owned.write(part, JSON.writeValueAsString(json).getBytes(UTF_8));
      settle(part, StandardOpenOption.WRITE);
      try {
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      }
      settle(file.toAbsolutePath().getParent(), StandardOpenOption.READ);
    }

    /** Waits until a file, or a folder's names, are on the disk. */
    private static void settle(Path place, StandardOpenOption how) throws IOException {
      try (FileChannel channel = FileChannel.open(place, how)) {
        channel.force(true);
      } catch (IOException e) {
        if (!Files.isDirectory(place)) {
          throw e;
        }
        // Windows opens no folders; it writes names at once.
      }
    }
  }
}
