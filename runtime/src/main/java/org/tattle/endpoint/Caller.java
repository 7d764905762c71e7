package org.tattle.endpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.EndpointFaults;

/**
 * Puts questions to an address: so many a second, tried again where the server is busy or away, and
 * not before it says. It follows no redirection: an address that was allowed leads to no other.
 */
final class Caller {
  private static final int BUSY = 429;
  private static final int MOST_BYTES = 1 << 26;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long LOOK = 50;

  private final Address address;
  private final Map<String, String> headers;
  private final int retries;
  private final Duration timeout;
  private final long between;
  private final HttpClient client;
  private final Bill bill;

  /** When the next request may go. */
  private long free;

  Caller(
      Address address,
      Map<String, String> headers,
      double perSecond,
      int retries,
      Duration timeout,
      Bill bill) {
    this.address = address;
    this.headers = Map.copyOf(headers);
    this.retries = retries;
    this.timeout = timeout;
    this.bill = bill;
    between = (long) (1e9 / perSecond);
    free = System.nanoTime();
    client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  /**
   * The answer to a question.
   *
   * @throws Fault R563 if there is none
   */
  byte[] ask(String question, Control control) {
    for (int tried = 0; ; tried++) {
      waitFor(turn(), control);
      Duration again = Duration.ofMillis(Math.min(30_000, 250L << Math.min(tried, 10)));
      try {
        HttpResponse<ByteArrayOutputStream> response = send(question, control);
        int status = response.statusCode();
        if (status == 200) {
          return response.body().toByteArray();
        }
        if (tried >= retries || status != BUSY && status < 500) {
          throw Fault.of(EndpointFaults.REFUSED, address, status).at("path");
        }
        again = asked(response).orElse(again);
      } catch (IOException e) {
        if (tried >= retries) {
          throw Fault.of(EndpointFaults.UNREACHABLE, address, reason(e)).at("path");
        }
      }
      bill.again();
      waitFor(again.compareTo(PATIENCE) > 0 ? PATIENCE : again, control);
    }
  }

  private static String reason(IOException e) {
    String name = e.getClass().getSimpleName().replace("Http", "");
    return name.replaceAll("([a-z])([A-Z])", "$1 $2")
        .replace("Exception", "")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /** How long to wait until a request may go, which is then taken. */
  private synchronized Duration turn() {
    long now = System.nanoTime();
    long wait = Math.max(0, free - now);
    free = now + wait + between;
    return Duration.ofNanos(wait);
  }

  /** What a server says, which may be too much, or come too slowly to be waited for. */
  private static HttpResponse.BodySubscriber<ByteArrayOutputStream> body(
      HttpResponse.ResponseInfo told) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    return HttpResponse.BodySubscribers.mapping(
        HttpResponse.BodySubscribers.ofByteArrayConsumer(
            part -> {
              if (all.size() > MOST_BYTES) {
                throw new TooLong();
              }
              part.ifPresent(all::writeBytes);
            }),
        done -> all);
  }

  private static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private HttpResponse<ByteArrayOutputStream> send(String question, Control control)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.uri())
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(question, StandardCharsets.UTF_8));
    headers.forEach(request::header);
    CompletableFuture<HttpResponse<ByteArrayOutputStream>> sent =
        client.sendAsync(request.build(), Caller::body);
    bill.request();
    long end = System.nanoTime() + timeout.toNanos();
    while (true) {
      try {
        return sent.get(LOOK, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (control.cancelled()) {
          sent.cancel(true);
          control.check();
        }
        if (System.nanoTime() - end > 0) {
          sent.cancel(true);
          throw new HttpTimeoutException("the answer does not end");
        }
      } catch (ExecutionException e) {
        if (causes(e).anyMatch(TooLong.class::isInstance)) {
          throw Fault.of(EndpointFaults.NOT_JSON, address, "it is too long").at("path");
        }
        throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        sent.cancel(true);
        throw new CancellationException("interrupted");
      }
    }
  }

  private static Stream<Throwable> causes(Throwable of) {
    return Stream.iterate(of, Objects::nonNull, Throwable::getCause);
  }

  /** How long the server asks to wait: in seconds, or until a date. */
  private static Optional<Duration> asked(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .map(String::strip)
        .flatMap(
            text -> {
              try {
                return Optional.of(
                    text.matches("\\d{1,9}")
                        ? Duration.ofSeconds(Long.parseLong(text))
                        : Duration.between(
                            Instant.now(),
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)));
              } catch (DateTimeParseException e) {
                return Optional.empty();
              }
            });
  }

  private void waitFor(Duration time, Control control) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      control.check();
      try {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        Thread.sleep(Math.max(1, Math.min(LOOK, left)));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted");
      }
    }
    bill.waited(time);
  }
}
