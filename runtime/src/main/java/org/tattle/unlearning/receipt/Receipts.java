package org.tattle.unlearning.receipt;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.run.Randomness;

/**
 * Receipts in the order in which they were written, each bound to the one before: none can be
 * changed, left out or put in between without that being seen. Who writes all of them from new
 * makes another chain, which the slips of this one do not fit.
 *
 * @param format {@value #FORMAT}
 */
public record Receipts(String format, List<Receipt> receipts) {
  private static final String FORMAT = "tattle receipts 1";
  private static final String NONE = "no file of receipts that this version can read";

  public Receipts {
    receipts = List.copyOf(receipts);
  }

  /** None yet. */
  public static Receipts none() {
    return new Receipts(FORMAT, List.of());
  }

  /**
   * What comes of writing one more.
   *
   * @param receipts with the new one as the last
   * @param slips for those whose rows are in it
   */
  public record Issued(Receipts receipts, Slips slips) {}

  /** One more receipt. */
  public Issued and(ForgottenRows forgotten, Instant now) {
    List<Slip> slips = new ArrayList<>();
    for (int row : forgotten.gone()) {
      byte[] key = new byte[Randomness.KEY];
      Randomness.secure().nextBytes(key);
      slips.add(
          new Slip(row, holds(forgotten.data(), row), Base64.getEncoder().encodeToString(key)));
    }
    String previous = receipts.isEmpty() ? "" : receipts.get(receipts.size() - 1).digest();
    Receipt open =
        new Receipt(
            now.truncatedTo(ChronoUnit.SECONDS).toString(),
            forgotten.from().hex(),
            forgotten.to().hex(),
            forgotten.ways(),
            forgotten.promise(),
            slips.stream().map(Slip::digest).sorted().toList(),
            previous,
            "");
    Receipt receipt = open.with(digest(open));
    return new Issued(
        new Receipts(FORMAT, Stream.concat(receipts.stream(), Stream.of(receipt)).toList()),
        new Slips(Slips.FORMAT, receipt.digest(), slips));
  }

  /** What a row says: as people wrote it, or its numbers if nobody did. */
  private static String holds(Dataset data, int row) {
    if (!data.written().columns().isEmpty()) {
      return data.written().columns().stream()
          .map(column -> column.name() + "=" + column.text(row))
          .collect(Collectors.joining("; "));
    }
    float[] values = data.values(new int[] {row});
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    String label =
        data.truth() instanceof Labels.Classes classes
            ? "label=" + classes.names().get(classes.of()[row]) + "; "
            : "";
    return label + "values=" + Base64.getEncoder().encodeToString(bytes.array());
  }

  private static String digest(Receipt receipt) {
    return DigestUtils.sha256Hex(PlainJson.of(receipt.with("")));
  }

  /** As they are written. */
  public String json() {
    return PlainJson.of(this);
  }

  /** Whether a file is meant to hold receipts, whole or not. */
  public static boolean meant(String json) {
    return json.contains("\"" + FORMAT + "\"");
  }

  /**
   * Receipts that were written so.
   *
   * @throws IllegalArgumentException if these are none, or are not whole
   */
  public static Receipts read(String json) {
    Receipts read = PlainJson.read(json, Receipts.class, NONE);
    if (!read.format.equals(FORMAT)) {
      throw new IllegalArgumentException("it is " + NONE);
    }
    String previous = "";
    for (int i = 0; i < read.receipts.size(); i++) {
      Receipt receipt = read.receipts.get(i);
      if (!receipt.digest().equals(digest(receipt))) {
        throw new IllegalArgumentException(
            "receipt %s was changed after it was written".formatted(i + 1));
      }
      if (!receipt.previous().equals(previous)) {
        throw new IllegalArgumentException(
            "before receipt %s another stood when it was written".formatted(i + 1));
      }
      previous = receipt.digest();
    }
    return read;
  }
}
