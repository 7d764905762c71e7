package org.tattle.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Files and folders that nobody but their owner can read, from the moment that they are there: what
 * is learned from private rows lies in them. Where a file system knows neither modes nor lists of
 * access, they are as all files there.
 */
public final class Owned {
  private Owned() {}

  /** Makes a folder and those above it that are missing. Those that are there stay as they are. */
  public static Path folder(Path folder) throws IOException {
    try {
      return Files.createDirectories(folder, only("rwx------"));
    } catch (FileAlreadyExistsException e) {
      if (Files.isDirectory(folder)) {
        return folder;
      }
      throw e;
    }
  }

  /** Opens a file, which the owner alone can read if this makes it. */
  public static FileChannel open(Path file, OpenOption... options) throws IOException {
    return FileChannel.open(file, Set.of(options), only("rw-------"));
  }

  /** Writes a whole file. */
  public static void write(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  /** Takes from others what rights they have to a file that is there. */
  public static void close(Path file) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  private static FileAttribute<?>[] only(String mode) throws IOException {
    return only(mode, FileSystems.getDefault().supportedFileAttributeViews());
  }

  /** What keeps others out, in the terms of a system that knows such views. */
  static FileAttribute<?>[] only(String mode, Set<String> views) throws IOException {
    if (views.contains("posix")) {
      return new FileAttribute<?>[] {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
      };
    }
    return views.contains("acl")
        ? new FileAttribute<?>[] {new Acl(List.of(all(owner())))}
        : new FileAttribute<?>[0];
  }

  private static UserPrincipal owner() throws IOException {
    return FileSystems.getDefault()
        .getUserPrincipalLookupService()
        .lookupPrincipalByName(System.getProperty("user.name"));
  }

  private static AclEntry all(UserPrincipal owner) {
    return AclEntry.newBuilder()
        .setType(AclEntryType.ALLOW)
        .setPrincipal(owner)
        .setPermissions(EnumSet.allOf(AclEntryPermission.class))
        .build();
  }

  /** A list of who may do what, as Windows has it. */
  private record Acl(List<AclEntry> value) implements FileAttribute<List<AclEntry>> {
    @Override
    public String name() {
      return "acl:acl";
    }
  }
}
