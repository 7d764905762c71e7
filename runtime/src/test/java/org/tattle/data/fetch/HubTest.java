package org.tattle.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Progress;

class HubTest {
  private static final byte[] BYTES = "hello\n".getBytes(StandardCharsets.UTF_8);
  private static final String SHA_256 =
      "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03";

  @TempDir Path folder;

  private final CountDownLatch done = new CountDownLatch(1);
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private ExecutorService threads;
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    answer("/good", exchange -> send(exchange, BYTES, BYTES.length));
    answer("/other", exchange -> send(exchange, new byte[20], 20));
    answer("/half", exchange -> send(exchange, new byte[500], 1000));
    answer(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/good");
          exchange.sendResponseHeaders(302, -1);
        });
    answer("/silent", exchange -> await());
    answer(
        "/stalls",
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(BYTES);
          exchange.getResponseBody().flush();
          await();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    done.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void aFileIsFetchedOnceAndThenFoundInTheCache() throws IOException {
    Path found = hub().find(remote("/good"), Control.NONE);
    assertThat(found).isEqualTo(folder.resolve("cache/set/file")).hasBinaryContent(BYTES);
    assertThat(hub().find(remote("/good"), Control.NONE)).isEqualTo(found);
    assertThat(requests).hasSize(1);
    assertThat(left()).containsExactly("file");
  }

  @Test
  void redirectionsAreFollowed() {
    assertThat(hub().find(remote("/moved"), Control.NONE)).hasBinaryContent(BYTES);
  }

  @Test
  void aDamagedFileInTheCacheIsFetchedAgain() throws IOException {
    Path cached = write("cache/set/file", "hel".getBytes(StandardCharsets.UTF_8));
    assertThat(hub().find(remote("/good"), Control.NONE)).isEqualTo(cached).hasBinaryContent(BYTES);
  }

  @Test
  void theFolderThatTheUserNamesComesFirst() throws IOException {
    Path own = write("mirror/set/file", BYTES);
    assertThat(hub().find(remote("/good"), Control.NONE)).isEqualTo(own);
    assertThat(requests).isEmpty();
  }

  @Test
  void aWrongFileInTheFolderThatTheUserNamesIsSaidSo() throws IOException {
    Path own = write("mirror/set/file", new byte[3]);
    Fault fault = fault(remote("/good"));
    assertThat(fault.code()).hasToString("R515");
    assertThat(fault)
        .hasMessageStartingWith("`" + own + "` is not `file`: it has 3 bytes with the SHA-256 `")
        .hasMessageEndingWith("`, and `" + SHA_256 + "` was expected");
  }

  @Test
  void wrongBytesAreNotKept() throws IOException {
    Fault fault = fault(remote("/other"));
    assertThat(fault.code()).hasToString("R515");
    assertThat(fault)
        .hasMessageStartingWith("what `127.0.0.1` sent is not `file`: it has 20 bytes");
    assertThat(left()).isEmpty();
  }

  @Test
  void aHostThatBreaksOffIsSaidSo() throws IOException {
    Fault fault = fault(remote("/half"));
    assertThat(fault.code()).hasToString("R516");
    assertThat(fault)
        .hasMessageStartingWith(
            "`file` is not here and cannot be fetched: `127.0.0.1` broke off after ");
    assertThat(left()).isEmpty();
  }

  @Test
  void aHostThatStallsIsGivenUp() throws IOException {
    Fault fault = fault(remote("/stalls"));
    assertThat(fault.code()).hasToString("R516");
    assertThat(fault).hasMessageEndingWith("`127.0.0.1` broke off after 6 bytes");
    assertThat(fault(remote("/silent")).code()).hasToString("R514");
    assertThat(left()).isEmpty();
  }

  @Test
  void aHostThatHasNotGotTheFileIsSaidSo() {
    Fault fault = fault(remote("/nothing"));
    assertThat(fault.code()).hasToString("R516");
    assertThat(fault)
        .hasMessage("`file` is not here and cannot be fetched: `127.0.0.1` answered 404 for it");
  }

  @Test
  void withoutANetworkTheUserIsToldWhatToFetchAndWhereToPutIt() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String from = "http://127.0.0.1:" + port + "/good";
    Fault fault = fault(Remote.of("set/file", from, SHA_256));
    assertThat(fault.code()).hasToString("R514");
    assertThat(fault)
        .hasMessage(
            "`file` is not here and cannot be fetched: there is no connection to `127.0.0.1`");
    assertThat(fault.hint().orElseThrow())
        .isEqualTo(
            "fetch %s and put it at `%s`\nor put it at `set/file` in a folder that TATTLE_DATA names"
                .formatted(from, folder.resolve("cache/set/file")));
  }

  @Test
  void aCacheThatCannotBeWrittenIsSaidSo() throws IOException {
    write("cache", BYTES);
    assertThat(fault(remote("/good")).code()).hasToString("R518");
  }

  @Test
  void aDownloadCanBeWatchedAndStopped() throws IOException {
    List<Progress> seen = new CopyOnWriteArrayList<>();
    Control control =
        new Control() {
          @Override
          public void progress(Progress progress) {
            seen.add(progress);
          }

          @Override
          public boolean cancelled() {
            return !seen.isEmpty();
          }
        };
    Hub patient = new Hub(Optional.empty(), folder.resolve("cache"), Duration.ofMinutes(1));
    assertThatThrownBy(() -> patient.find(remote("/stalls"), control))
        .isInstanceOf(CancellationException.class);
    assertThat(seen.get(0).work()).isEqualTo("fetching file");
    assertThat(seen.get(0).done()).isEqualTo(BYTES.length);
    assertThat(seen.get(0).total()).isEqualTo(1000);
    assertThat(left()).isEmpty();
  }

  @Test
  void aFileMayBeKnownByWhatGitCallsIt() {
    Remote remote =
        Remote.blob("set/file", url("/good"), "ce013625030ba8dba906f756967f9e9ca394464a");
    assertThat(hub().find(remote, Control.NONE)).hasBinaryContent(BYTES);
    Remote wrong =
        Remote.blob("set/other", url("/good"), "ce013625030ba8dba906f756967f9e9ca394464b");
    assertThat(fault(wrong).code()).hasToString("R515");
  }

  @Test
  void aFilePackedAnewOrUnpackedIsKnownByWhatIsInIt() throws IOException {
    Remote remote = Remote.packed("set/f.gz", url("/good"), "0".repeat(64), SHA_256);
    Path plain = write("mirror/set/f", BYTES);
    assertThat(hub().find(remote, Control.NONE)).isEqualTo(plain);
    Path packed = folder.resolve("mirror/set/f.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(BYTES);
    }
    assertThat(hub().find(remote, Control.NONE)).isEqualTo(packed);
    Files.write(packed, BYTES);
    assertThat(fault(remote).code()).hasToString("R515");
  }

  @Test
  void theFolderCanBeNamedByAProperty() {
    String before = System.getProperty("tattle.data");
    System.setProperty("tattle.data", folder.toString());
    try {
      assertThat(Hub.standard().mirror()).contains(folder);
      assertThat(Hub.standard().cache()).isAbsolute().endsWithRaw(Path.of("tattle", "data"));
    } finally {
      if (before == null) {
        System.clearProperty("tattle.data");
      } else {
        System.setProperty("tattle.data", before);
      }
    }
  }

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private void answer(String path, Answer answer) {
    server.createContext(
        path,
        exchange -> {
          requests.add(path);
          try (exchange) {
            answer.to(exchange);
          }
        });
  }

  private static void send(HttpExchange exchange, byte[] bytes, int said) throws IOException {
    exchange.sendResponseHeaders(200, said);
    exchange.getResponseBody().write(bytes);
    exchange.getResponseBody().flush();
  }

  private void await() {
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Hub hub() {
    return new Hub(
        Optional.of(folder.resolve("mirror")), folder.resolve("cache"), Duration.ofMillis(1500));
  }

  private Remote remote(String path) {
    return Remote.of("set/file", url(path), SHA_256);
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private Fault fault(Remote remote) {
    return catchThrowableOfType(Fault.class, () -> hub().find(remote, Control.NONE));
  }

  private Path write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  private List<String> left() {
    try (Stream<Path> files = Files.list(folder.resolve("cache/set"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
