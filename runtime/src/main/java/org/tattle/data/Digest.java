package org.tattle.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** SHA-256, which says whether data are the data they were. */
public final class Digest {
  private static final int CHUNK = 1 << 14;

  private Digest() {}

  public static MessageDigest sha256() {
    return algorithm("SHA-256");
  }

  public static MessageDigest algorithm(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + name, e);
    }
  }

  public static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Features, then labels, each in four bytes with the lowest first, whatever the machine. */
  static String of(FloatBuffer features, Labels truth) {
    int[] labels = bits(truth);
    MessageDigest digest = sha256();
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    FloatBuffer rest = features.duplicate().rewind();
    while (rest.hasRemaining()) {
      int count = Math.min(CHUNK, rest.remaining());
      bytes.clear().asFloatBuffer().put(rest.slice(rest.position(), count));
      digest.update(bytes.limit(count * Float.BYTES));
      rest.position(rest.position() + count);
    }
    for (int from = 0; from < labels.length; from += CHUNK) {
      int count = Math.min(CHUNK, labels.length - from);
      bytes.clear().asIntBuffer().put(labels, from, count);
      digest.update(bytes.limit(count * Integer.BYTES));
    }
    if (truth.kind() != Labels.Kind.CLASSES) {
      digest.update(truth.kind().name().getBytes(StandardCharsets.UTF_8));
    }
    return hex(digest);
  }

  private static int[] bits(Labels truth) {
    if (truth instanceof Labels.Classes classes) {
      return classes.of();
    }
    int[] bits = new int[truth instanceof Labels.Numbers ? truth.rows() : 0];
    if (truth instanceof Labels.Numbers numbers) {
      Arrays.setAll(bits, row -> Float.floatToIntBits(numbers.scaled()[row]));
    }
    return bits;
  }
}
