package org.tattle.privacy.budget;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tattle.run.Control;

/**
 * The lines of a ledger, each with a seal: the signature, by the ledger's secret, of the line and
 * of the seal before. How many there are and the last seal stand in the {@link LedgerEnd}, a file
 * of its own. So a line that was changed, left out or moved is found, and so are lines that are
 * missing at the end.
 *
 * <p>A line is on the disk before the head is, and noise is drawn after both. So a process that was
 * stopped in between leaves one sealed line that the head does not know, which stays spent; or one
 * without its end, for which nothing was drawn: that goes, and a note takes its place. Anything
 * else that does not fit is damage, and nothing is mended.
 *
 * <p>A ledger from before there were seals is taken as it is, and sealed as a whole.
 */
final class Chain {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final Pattern SEALED =
      Pattern.compile("(\\{.+),\"seal\":\"([0-9a-f]{64})\"}", Pattern.DOTALL);
  private static final String TORN =
      "half a line was taken out: a process was stopped before it drew anything for it";
  private static final String UNSEALED = "%d lines are from before there were seals";

  /** What a line says: one of these. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(KnownTable people, Charge charge, String note) {

    void in(Book book) {
      if (people != null) {
        book.add(people);
      } else if (charge != null) {
        book.add(charge);
      } else {
        book.add(note);
      }
    }
  }

  private final FileChannel channel;
  private final LedgerEnd.Place place;
  private final Optional<LedgerEnd> head;
  private final Secret secret;
  private final Book book = new Book();
  private boolean begun;
  private long lines;
  private String seal;

  private Chain(FileChannel channel, LedgerEnd.Place place, Optional<LedgerEnd> head) {
    this.channel = channel;
    this.place = place;
    this.head = head;
    this.begun = head.isPresent();
    this.secret = head.map(LedgerEnd::secret).orElseGet(Secret::fresh);
  }

  /**
   * Reads a ledger that is locked, and leaves the channel at its end.
   *
   * @throws Damage if it is not whole
   */
  static Chain read(FileChannel channel, LedgerEnd.Place place) throws IOException {
    Chain chain = new Chain(channel, place, place.read());
    chain.read();
    return chain;
  }

  Book book() {
    return book;
  }

  Secret secret() {
    return secret;
  }

  /** Adds a line; when this returns, it is on the disk, and the head knows it. */
  void append(Line line) throws IOException {
    if (!begun) {
      keep();
    }
    String body = JSON.writeValueAsString(line);
    String next = secret.sign("line", seal + body);
    write(body.substring(0, body.length() - 1) + ",\"seal\":\"" + next + "\"}\n");
    channel.force(true);
    seal = next;
    lines++;
    keep();
    line.in(book);
  }

  private void read() throws IOException {
    byte[] bytes = bytes();
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    List<String> all = new ArrayList<>(new String(bytes, 0, end, UTF_8).lines().toList());
    String tail = new String(bytes, end, bytes.length - end, UTF_8);
    int old = 0;
    while (old < all.size() && !SEALED.matcher(all.get(old)).matches()) {
      old++;
    }
    if (head.isEmpty() && old == all.size() && old(tail).isPresent()) {
      all.add(tail);
      tail = "";
      old++;
      write("\n");
    }
    if (head.isEmpty() && old < all.size()) {
      throw new Damage("its head `%s` is not there".formatted(place.file()));
    }
    for (int i = 0; i < old; i++) {
      book.add(old(all.get(i)).orElseThrow(() -> damaged()));
      lines++;
    }
    if (old > 0) {
      book.add(UNSEALED.formatted(old));
    }
    seal = secret.sign("start", String.join("\n", all.subList(0, old)));
    check();
    for (String line : all.subList(old, all.size())) {
      Control.heed();
      next(line);
    }
    finish(tail, end);
  }

  /** What stands after the last line's end: nothing, a line without its end, or half of one. */
  private void finish(String tail, int end) throws IOException {
    boolean whole = !tail.isEmpty() && sealed(tail).isPresent();
    if (whole) {
      next(tail);
    }
    if (head.isPresent() && lines < head.get().lines()) {
      throw new Damage(
          "it was cut short or put back: it has %s of %s lines"
              .formatted(lines, head.get().lines()));
    }
    if (head.isPresent() && lines > head.get().lines() + 1) {
      throw new Damage("it has lines that its head `%s` does not know".formatted(place.file()));
    }
    if (whole) {
      write("\n");
    }
    if (head.isPresent() && lines > head.get().lines()) {
      keep();
    }
    if (!whole && !tail.isEmpty()) {
      channel.truncate(end);
      append(new Line(null, null, TORN));
    }
  }

  private void next(String text) throws IOException {
    Line line = sealed(text).orElseThrow(this::damaged);
    Matcher parts = SEALED.matcher(text);
    seal = parts.matches() ? parts.group(2) : seal;
    lines++;
    line.in(book);
    check();
  }

  /** That the head's last line is the one that it knows. */
  private void check() throws Damage {
    if (head.isPresent() && lines == head.get().lines() && !seal.equals(head.get().seal())) {
      throw new Damage("its lines are not those that its head `%s` knows".formatted(place.file()));
    }
  }

  /** What a line says, if its seal fits. */
  private Optional<Line> sealed(String text) {
    Matcher parts = SEALED.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String body = parts.group(1) + "}";
    return parts.group(2).equals(secret.sign("line", seal + body))
        ? read(body, Line.class)
        : Optional.empty();
  }

  /** What a line without a seal says. No beginning of one says anything. */
  private static Optional<Charge> old(String line) {
    return read(line, Charge.class).filter(Charge::whole);
  }

  private static <T> Optional<T> read(String json, Class<T> type) {
    try {
      return Optional.ofNullable(JSON.readValue(json, type));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private Damage damaged() {
    return new Damage("line %s is damaged".formatted(lines + 1));
  }

  private void keep() throws IOException {
    place.write(new LedgerEnd(secret, lines, seal));
    begun = true;
  }

  private void write(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private byte[] bytes() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // A channel may give less than it was asked for.
      continue;
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }
}
