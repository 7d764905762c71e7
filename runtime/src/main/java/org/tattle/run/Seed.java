package org.tattle.run;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A seed that belongs to a piece of work and not to the order in which work is done: seeds are
 * split by what they are for, {@code seed.split("shadow", 7)}, so that neither threads nor inserted
 * lines change a result.
 *
 * <p>The split is the first eight bytes of SHA-256 over the parent seed and the names.
 */
public record Seed(long value) {

  /** The seed for one part of this work, told apart by the given names. */
  public Seed split(Object... names) {
    MessageDigest digest = DigestUtils.getSha256Digest();
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(value).flip());
    return new Seed(ByteBuffer.wrap(digest.digest(told(names))).getLong());
  }

  /** Names as bytes, of which no two lists of names have the same. */
  static byte[] told(Object... names) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Object name : names) {
      byte[] bytes = name.toString().getBytes(StandardCharsets.UTF_8);
      all.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      all.writeBytes(bytes);
    }
    return all.toByteArray();
  }

  /** A generator of its own, the same on every machine and Java version. Not for privacy noise. */
  public UniformRandomProvider random() {
    return RandomSource.XO_SHI_RO_256_PP.create(value);
  }
}
