package org.tattle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CacheTest {
  private static final long MEGABYTE = 1 << 20;
  private static final Key KEY = Key.of("model", "a piece of work");
  private static final byte[] BYTES = content(7, 1000);

  @TempDir private Path folder;

  private Cache cache() {
    return Cache.disk(folder, MEGABYTE);
  }

  private static byte[] content(long seed, int size) {
    byte[] bytes = new byte[size];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }

  private Path only() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found = files.filter(Files::isRegularFile).toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  @Test
  void anotherProcessFindsWhatWasPut() {
    cache().put(KEY, BYTES);
    assertThat(cache().has(KEY)).isTrue();
    assertThat(cache().get(KEY)).hasValue(BYTES);
    assertThat(cache().get(Key.of("model", "other work"))).isEmpty();
    assertThat(cache().has(Key.of("shadow", "a piece of work"))).isFalse();
  }

  @Test
  void nothingIsAnEntryToo() {
    cache().put(KEY, new byte[0]);
    assertThat(cache().get(KEY)).hasValue(new byte[0]);
  }

  @Test
  void aFlippedBitAnywhereIsFoundAndTheEntryDropped() throws IOException {
    cache().put(KEY, content(1, 40));
    Path file = only();
    byte[] whole = Files.readAllBytes(file);
    for (int bit = 0; bit < 8 * whole.length; bit++) {
      byte[] damaged = whole.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, damaged);
      assertThat(cache().get(KEY)).as("bit %d", bit).isEmpty();
      assertThat(file).doesNotExist();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 20, 46, 47, 60, 1046})
  void aFileCutShortIsFoundAndCanBeMadeAgain(int length) throws IOException {
    cache().put(KEY, BYTES);
    Path file = only();
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
    assertThat(cache().get(KEY)).isEmpty();
    assertThat(cache().has(KEY)).isFalse();
    cache().put(KEY, BYTES);
    assertThat(cache().get(KEY)).hasValue(BYTES);
  }

  @Test
  void anEntryUnderAnothersNameIsNotTakenForIt() throws IOException {
    Key other = Key.of("model", "other work");
    cache().put(KEY, BYTES);
    Path file = only();
    cache().put(other, content(8, 10));
    byte[] own = Files.readAllBytes(file);
    Path place =
        folder.resolve(
            Path.of("entries", "model", other.hex().substring(0, 2), other.hex().substring(2)));
    Files.write(place, own);
    assertThat(cache().get(other)).isEmpty();
    assertThat(cache().get(KEY)).hasValue(BYTES);
  }

  @Test
  void filesThatAreNotEntriesAreLeftAlone() throws IOException {
    Path note = Files.writeString(folder.resolve("thesis.tex"), "mine");
    cache().put(KEY, BYTES);
    Path inside = Files.writeString(folder.resolve("entries/model/notes.txt"), "mine too");
    CacheFolder home = new CacheFolder(folder);
    assertThat(home.entries()).hasSize(1);
    home.trim(1);
    home.clear(Instant.MAX);
    assertThat(cache().has(KEY)).isFalse();
    assertThat(note).hasContent("mine");
    assertThat(inside).hasContent("mine too");
  }

  @Test
  void whatWasNotUsedForLongestGoesFirst() throws IOException {
    List<Key> keys = IntStream.range(0, 10).mapToObj(i -> Key.of("model", i)).toList();
    for (int i = 0; i < 10; i++) {
      cache().put(keys.get(i), content(i, 1000));
      Path file = folder.resolve(Path.of("entries", "model"));
      Path place =
          file.resolve(keys.get(i).hex().substring(0, 2)).resolve(keys.get(i).hex().substring(2));
      Files.setLastModifiedTime(place, FileTime.from(Instant.now().minusSeconds(1000 - i)));
    }
    assertThat(cache().get(keys.get(0))).isPresent();
    new CacheFolder(folder).trim(5500);
    assertThat(IntStream.range(0, 10).filter(i -> cache().has(keys.get(i))))
        .containsExactly(0, 7, 8, 9);
  }

  @Test
  void itStaysWithinItsLimit() throws IOException {
    Cache small = Cache.disk(folder, 50_000);
    for (int i = 0; i < 200; i++) {
      small.put(Key.of("model", i), content(i, 1000));
    }
    long total =
        new CacheFolder(folder).entries().stream().mapToLong(CacheFolder.Entry::bytes).sum();
    assertThat(total).isBetween(20_000L, 50_000L + 50_000 / 16);
    assertThat(small.has(Key.of("model", 199))).isTrue();
    assertThat(small.has(Key.of("model", 0))).isFalse();
  }

  @Test
  void inMemoryWhatWasNotUsedForLongestGoes() {
    List<Key> keys = IntStream.range(0, 4).mapToObj(i -> Key.of("model", i)).toList();
    Cache small = new MemoryCache(3000);
    keys.subList(0, 3).forEach(key -> small.put(key, BYTES));
    small.put(keys.get(1), BYTES);
    small.get(keys.get(0));
    small.put(keys.get(3), BYTES);
    assertThat(keys.stream().map(small::has)).containsExactly(true, true, false, true);
  }

  @Test
  void whatIsLargerThanAllOfItIsKeptInMemory() {
    Cache small = Cache.disk(folder, 100);
    small.put(KEY, BYTES);
    assertThat(small.get(KEY)).hasValue(BYTES);
    assertThat(folder.resolve("entries")).doesNotExist();
  }

  @Test
  void whereNothingCanBeWrittenTheWorkGoesOnAndItIsTold() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    Cache broken = Cache.disk(file, MEGABYTE);
    broken.put(KEY, BYTES);
    assertThat(broken.get(KEY)).hasValue(BYTES);
    assertThat(broken.has(KEY)).isTrue();
    assertThat(broken.trouble().orElseThrow()).contains("memory only", file.toString());
    assertThat(cache().trouble()).isEmpty();
  }

  @Test
  void whatIsInTheWayIsToldInWordsAndNotByTheNameOfTheFile() {
    assertThat(Obstacle.of(new IOException("No space left on device")))
        .isEqualTo("No space left on device");
    assertThat(Obstacle.of(new FileSystemException("a", null, "Read-only file system")))
        .isEqualTo("Read-only file system");
    assertThat(Obstacle.of(new AccessDeniedException("a"))).isEqualTo("access denied");
    assertThat(Obstacle.of(new FileAlreadyExistsException("a")))
        .isEqualTo("a file is in its place");
  }

  @Test
  void whoIsInterruptedWhileAnEntryIsWrittenHasNoTroubleWithTheFolder() {
    Cache cache = cache();
    Thread.currentThread().interrupt();
    cache.put(KEY, BYTES);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(cache.trouble()).isEmpty();
    assertThat(cache.get(KEY)).hasValue(BYTES);
  }

  @Test
  void leftoversOfAKilledProcessAreSweptUp() throws IOException {
    cache().put(KEY, BYTES);
    Path part = Path.of(only() + ".x1.part");
    Path fresh = Path.of(only() + ".x2.part");
    Files.write(part, BYTES);
    Files.write(fresh, BYTES);
    Files.setLastModifiedTime(part, FileTime.from(Instant.now().minusSeconds(7200)));
    assertThat(new CacheFolder(folder).entries()).hasSize(1);
    cache().put(KEY, BYTES);
    assertThat(part).doesNotExist();
    assertThat(fresh).exists();
  }

  @Test
  void manyThreadsAndTwoProcessesOnOneFolderSeeWholeEntriesOrNone() throws IOException {
    List<Cache> both = List.of(Cache.disk(folder, 60_000), Cache.disk(folder, 60_000));
    long wrong =
        IntStream.range(0, 4000)
            .parallel()
            .filter(
                i -> {
                  int number = i * 31 % 97;
                  Key key = Key.of("model", number);
                  Cache mine = both.get(i % 2);
                  byte[] right = content(number, 1000 + number);
                  if (i % 3 == 0) {
                    mine.put(key, right);
                  }
                  return mine.get(key).filter(bytes -> !Arrays.equals(bytes, right)).isPresent();
                })
            .count();
    assertThat(wrong).isZero();
    assertThat(both.get(0).trouble()).isEmpty();
    assertThat(both.get(1).trouble()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "500MB, 500000000",
    "2g, 2000000000",
    "1 TiB, 1099511627776",
    "4096, 4096",
    "10k, 10000"
  })
  void sizesAreReadAsPeopleWriteThem(String text, long bytes) {
    assertThat(CacheFolder.bytes(text)).hasValue(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "much", "-5", "1.5G", "0", "5 parsecs"})
  void whatIsNoSizeIsNotTakenForOne(String text) {
    assertThat(CacheFolder.bytes(text)).isEmpty();
  }

  @Test
  void aLimitOfNothingIsRefused() {
    assertThatThrownBy(() -> Cache.disk(folder, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
