package org.tattle.data.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.tattle.data.Digest;

/**
 * A file that the world keeps and Tattle does not: where it is, and how to know that it is the one.
 *
 * @param file its place under a folder of data, {@code mnist/train-images-idx3-ubyte.gz}
 * @param from where it is fetched
 * @param check what its bytes are checked by
 * @param digest what that must give, in hex
 * @param unpacked SHA-256 of what is in it, or empty. Who packs a file anew changes its bytes, and
 *     not what they say; so a copy found in a folder may also be known by this, gzipped or not.
 */
public record Remote(String file, URI from, Check check, String digest, String unpacked) {

  /** Ways to take a fingerprint. */
  enum Check {
    SHA_256,
    /** SHA-1 over {@code "blob "}, the length, a zero byte and the bytes, as git does it. */
    GIT_BLOB
  }

  /** A file known by its SHA-256. */
  public static Remote of(String file, String from, String digest) {
    return new Remote(file, URI.create(from), Check.SHA_256, digest, "");
  }

  /** A gzipped file known by its SHA-256, or by that of what is in it. */
  public static Remote packed(String file, String from, String digest, String unpacked) {
    return new Remote(file, URI.create(from), Check.SHA_256, digest, unpacked);
  }

  /** A file known by its name in a git repository. */
  public static Remote blob(String file, String from, String digest) {
    return new Remote(file, URI.create(from), Check.GIT_BLOB, digest, "");
  }

  /** Its last name. */
  public String name() {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /** Where it may lie under a folder of data. */
  List<Path> places(Path folder) {
    Path packed = folder.resolve(file);
    return unpacked.isEmpty()
        ? List.of(packed)
        : List.of(packed, folder.resolve(file.substring(0, file.lastIndexOf(".gz"))));
  }

  /** Whether these are the bytes. */
  boolean is(Path path) throws IOException {
    if (fingerprint(path).equals(digest)) {
      return true;
    }
    if (unpacked.isEmpty()) {
      return false;
    }
    try (InputStream in = Files.newInputStream(path)) {
      boolean zipped = path.toString().endsWith(".gz");
      return hash(Digest.sha256(), zipped ? new GZIPInputStream(in, 1 << 16) : in).equals(unpacked);
    } catch (ZipException | EOFException e) {
      return false;
    }
  }

  /** The fingerprint of a file, by {@link #check}. */
  String fingerprint(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      if (check == Check.SHA_256) {
        return hash(Digest.sha256(), in);
      }
      MessageDigest sha1 = Digest.algorithm("SHA-1");
      sha1.update(("blob " + Files.size(path) + "\0").getBytes(StandardCharsets.US_ASCII));
      return hash(sha1, in);
    }
  }

  private static String hash(MessageDigest digest, InputStream in) throws IOException {
    try (DigestInputStream bytes = new DigestInputStream(in, digest)) {
      byte[] buffer = new byte[1 << 16];
      while (bytes.read(buffer) >= 0) {
        continue;
      }
    }
    return Digest.hex(digest);
  }
}
