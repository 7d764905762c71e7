package org.tattle.data.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import org.tattle.run.CacheFolder;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.MessageText;
import org.tattle.run.catalogue.FileFaults;

/**
 * Where files of data are found: first in the folder that the user names by {@code TATTLE_DATA} (or
 * the system property {@code tattle.data}), then in the user's cache, and if they are in neither,
 * at their home in the world, from which they go into the cache. Every file is checked each time it
 * is used, so that a damaged one is never taken for data.
 *
 * @param mirror the folder the user names
 * @param cache the user's cache
 * @param patience how long to wait for a host that says nothing
 */
public record Hub(Optional<Path> mirror, Path cache, Duration patience) {

  /** The one for this user on this machine. */
  public static Hub standard() {
    String folder = System.getProperty("tattle.data", System.getenv("TATTLE_DATA"));
    Optional<Path> mirror =
        Optional.ofNullable(folder).filter(name -> !name.isBlank()).map(Path::of);
    return new Hub(mirror, CacheFolder.standard().path().resolve("data"), Duration.ofSeconds(30));
  }

  /**
   * The file, wherever it is, fetched if need be.
   *
   * @throws Fault R514 if the host cannot be reached, R515 if the bytes are not the ones expected,
   *     R516 if the host has not got the file or breaks off, R518 if the cache cannot be written
   */
  public Path find(Remote remote, Control control) {
    try {
      Optional<Path> found = mirror.flatMap(folder -> existing(remote, folder));
      if (found.isPresent()) {
        if (remote.is(found.get())) {
          return found.get();
        }
        throw unexpected(remote, "`" + found.get() + "`", found.get());
      }
      Optional<Path> cached = existing(remote, cache);
      return cached.isPresent() && remote.is(cached.get()) ? cached.get() : fetch(remote, control);
    } catch (IOException e) {
      throw Fault.of(FileFaults.NO_CACHE, remote.file(), cache);
    }
  }

  private static Optional<Path> existing(Remote remote, Path folder) {
    return remote.places(folder).stream().filter(Files::isRegularFile).findFirst();
  }

  private Path fetch(Remote remote, Control control) throws IOException {
    if (!control.fetches()) {
      throw Fault.of(FileFaults.NOT_FETCHED, remote.name(), hint(remote));
    }
    Path place = cache.resolve(remote.file());
    Files.createDirectories(place.getParent());
    Path part = Files.createTempFile(place.getParent(), remote.name(), ".part");
    try {
      new Download(remote, part, hint(remote), patience).run(control);
      if (!remote.is(part)) {
        throw unexpected(remote, "what `" + remote.from().getHost() + "` sent", part);
      }
      return Files.move(
          part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private Fault unexpected(Remote remote, String what, Path path) throws IOException {
    return Fault.of(
        FileFaults.OTHER_CONTENT,
        what,
        remote.name(),
        Files.size(path),
        remote.check() == Remote.Check.SHA_256 ? "SHA-256" : "git SHA-1",
        remote.fingerprint(path),
        remote.digest(),
        hint(remote));
  }

  private String hint(Remote remote) {
    return MessageText.of(
        "fetch %s and put it at `%s`\nor put it at `%s` in a folder that TATTLE_DATA names",
        remote.from(), cache.resolve(remote.file()), remote.file());
  }
}
