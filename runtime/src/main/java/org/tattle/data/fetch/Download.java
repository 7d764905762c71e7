package org.tattle.data.fetch;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Progress;
import org.tattle.run.catalogue.FileFaults;

/**
 * One file on its way here. The bytes go to disk by themselves while this thread looks after them
 * ten times a second, so that a download can be watched, stopped at once, and given up when nothing
 * comes any more.
 *
 * @param to where the bytes go
 * @param hint what the user can do if it fails
 * @param patience how long to wait while nothing comes
 */
record Download(Remote remote, Path to, String hint, Duration patience) {
  private static final int OK = 200;
  private static final long GLANCE_MS = 100;

  /**
   * Fetches all of it, and does not return before.
   *
   * @throws Fault R514 if the host cannot be reached, R516 if it has not got the file or breaks off
   */
  void run(Control control) throws IOException {
    HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(patience)
            .build();
    AtomicLong total = new AtomicLong();
    HttpResponse.BodyHandler<Path> toFile =
        answer -> {
          total.set(answer.headers().firstValueAsLong("Content-Length").orElse(0));
          return answer.statusCode() == OK
              ? BodySubscribers.ofFile(to)
              : BodySubscribers.replacing(to);
        };
    CompletableFuture<HttpResponse<Path>> answer =
        client.sendAsync(HttpRequest.newBuilder(remote.from()).build(), toFile);
    try {
      int status = wait(answer, total, control).statusCode();
      if (status != OK) {
        throw Fault.of(FileFaults.ANSWERED_OTHERWISE, remote.name(), host(), status, hint);
      }
    } finally {
      answer.cancel(true);
    }
  }

  private HttpResponse<Path> wait(
      CompletableFuture<HttpResponse<Path>> answer, AtomicLong total, Control control)
      throws IOException {
    long seen = 0;
    long last = System.nanoTime();
    while (true) {
      try {
        return answer.get(GLANCE_MS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        control.check();
        long size = Files.size(to);
        if (size > seen) {
          seen = size;
          last = System.nanoTime();
          control.progress(
              new Progress("fetching " + remote.name(), size, total.get(), "bytes", Map.of()));
        } else if (System.nanoTime() - last > patience.toNanos()) {
          throw stopped(total.get());
        }
      } catch (ExecutionException e) {
        throw stopped(total.get());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException();
      }
    }
  }

  private Fault stopped(long total) throws IOException {
    long size = Files.size(to);
    return size == 0 && total == 0
        ? Fault.of(FileFaults.NO_CONNECTION, remote.name(), host(), hint)
        : Fault.of(FileFaults.BROKE_OFF, remote.name(), host(), size, hint);
  }

  private String host() {
    return remote.from().getHost();
  }
}
