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
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
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
    Path elsewhere = Files.createSymbolicLink(folder.resolve("link"), folder);
    assertThat(Owned.folder(elsewhere)).isEqualTo(elsewhere);
    assertThatThrownBy(() -> Owned.folder(file)).isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void whatOthersCouldReadIsTakenFromThem() throws IOException {
    Path file = Files.createFile(folder.resolve("ledger"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Owned.close(file);
    assertThat(mode(file)).isEqualTo("rw-------");
  }

  /** As Windows has it: the owner may do everything, and nobody else is on the list. */
  @Test
  void whereThereAreNoModesAListHasTheOwnerAlone() throws IOException {
    FileAttribute<?>[] only = Owned.only("rw-------", Set.of("acl", "basic"));
    assertThat(only).hasSize(1);
    assertThat(only[0].name()).isEqualTo("acl:acl");
    assertThat((List<?>) only[0].value())
        .singleElement()
        .isEqualTo(
            AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(
                    FileSystems.getDefault()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName(System.getProperty("user.name")))
                .setPermissions(AclEntryPermission.values())
                .build());
    assertThat(Owned.only("rw-------", Set.of("basic"))).isEmpty();
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
