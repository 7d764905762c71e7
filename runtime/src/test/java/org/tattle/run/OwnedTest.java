package org.tattle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnedTest {
  @TempDir Path folder;

  @BeforeEach
  void modes() {
    assumeTrue(
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
        "this system has no modes of files");
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void filesAndFoldersAreTheirOwnersAlone() throws IOException {
    Path deep = Owned.folder(folder.resolve("a").resolve("b"));
    assertThat(mode(deep)).isEqualTo("rwx------");
    assertThat(mode(deep.getParent())).isEqualTo("rwx------");
    Path file = deep.resolve("model");
    Owned.write(file, "long before".getBytes(StandardCharsets.UTF_8));
    Owned.write(file, "now".getBytes(StandardCharsets.UTF_8));
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(file).hasContent("now");
  }

  @Test
  void aFileInThePlaceOfAFolderIsNoFolder() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThat(Owned.folder(folder)).isEqualTo(folder);
    assertThatThrownBy(() -> Owned.folder(file)).isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void whatOthersCouldReadIsTakenFromThem() throws IOException {
    Path file = Files.createFile(folder.resolve("ledger"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Owned.close(file);
    assertThat(mode(file)).isEqualTo("rw-------");
  }

  @Test
  void finishedWorkIsItsOwnersAlone() throws IOException {
    Cache cache = Cache.disk(folder.resolve("cache"), 1_000_000);
    cache.put(Key.of("model", 1), new byte[] {1, 2, 3});
    try (var files = Files.walk(folder.resolve("cache"))) {
      for (Path file : files.toList()) {
        assertThat(mode(file)).isIn("rw-------", "rwx------");
      }
    }
  }
}
