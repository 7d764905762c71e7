package org.tattle.run;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Where everything comes from that a guarantee calls random: the noise of a release, of a private
 * training its coins, noise and whatever else is drawn while private rows are looked at, what other
 * defenses choose, and the coins of audits. Whoever makes such a thing is given one of these and
 * draws each stream from it by name, so that no value is forgotten: a coin that can be computed is
 * a batch that is known.
 *
 * <p>Without a seed it is the system's cryptographically secure source: whoever can guess a
 * generator's state can take the noise off again. What must be drawn again as it was, such as a
 * choice that goes with each answer, comes from a key that was drawn there once. With a seed it is
 * reproducible, and private only to those who do not know the seed, which is said beside every ε
 * and below every target it touches.
 *
 * <p>Not for use by several threads at once: each takes a stream of its own.
 */
public final class Randomness implements UniformRandomProvider {
  /** How many bytes a key has. */
  public static final int KEY = 16;

  private final boolean seeded;
  private final UniformRandomProvider source;
  private final Function<Object[], Randomness> splitting;

  private Randomness(
      boolean seeded, UniformRandomProvider source, Function<Object[], Randomness> splitting) {
    this.seeded = seeded;
    this.source = source;
    this.splitting = splitting;
  }

  /** The secure source. */
  public static Randomness secure() {
    return new Randomness(false, new Encrypted(Randomness::fresh), names -> secure());
  }

  private static byte[] fresh() {
    byte[] key = new byte[KEY];
    new SecureRandom().nextBytes(key);
    return key;
  }

  /** The same values every time for who has the key, and for nobody else. */
  public static Randomness keyed(byte[] key) {
    byte[] own = key.clone();
    return new Randomness(false, new Encrypted(() -> own), names -> keyed(derived(own, names)));
  }

  /** The same values every time. */
  public static Randomness seeded(Seed seed) {
    return new Randomness(true, seed.random(), names -> seeded(seed.split(names)));
  }

  private static byte[] derived(byte[] key, Object... names) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Arrays.copyOf(mac.doFinal(Seed.told(names)), KEY);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC with SHA-256", e);
    }
  }

  /** Seeded if there is a seed, else secure. */
  public static Randomness of(Optional<Seed> seed) {
    return seed.map(Randomness::seeded).orElseGet(Randomness::secure);
  }

  /**
   * Nothing but zeros: the rarest bits there are, which show how far what is made of them reaches.
   * Never for noise.
   */
  public static Randomness zeros() {
    return new Randomness(
        false,
        new UniformRandomProvider() {
          @Override
          public long nextLong() {
            return 0;
          }

          @Override
          public void nextBytes(byte[] to) {
            Arrays.fill(to, (byte) 0);
          }
        },
        names -> zeros());
  }

  /**
   * A stream of its own for one purpose; of a seeded or keyed source, the same one for the same
   * names.
   */
  public Randomness split(Object... names) {
    return splitting.apply(names);
  }

  /** Whether the values can be had again, by anyone with the seed. */
  public boolean isSeeded() {
    return seeded;
  }

  @Override
  public long nextLong() {
    return source.nextLong();
  }

  @Override
  public void nextBytes(byte[] bytes) {
    source.nextBytes(bytes);
  }

  /**
   * AES-128 in counter mode under a key from the system's source: as hard to guess, many times as
   * fast, and without garbage. Each key has one stream, which is begun when something is drawn:
   * looking for Java's ciphers is a good part of a start.
   */
  private static final class Encrypted implements UniformRandomProvider {
    private static final byte[] ZEROS = new byte[1 << 13];

    private final Supplier<byte[]> key;
    private Cipher cipher;
    private final byte[] bytes = new byte[1024];
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes).position(bytes.length);

    Encrypted(Supplier<byte[]> key) {
      this.key = key;
    }

    private static Cipher cipher(byte[] key) {
      try {
        Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
        cipher.init(
            Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[16]));
        return cipher;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java has AES", e);
      }
    }

    @Override
    public long nextLong() {
      if (!buffer.hasRemaining()) {
        nextBytes(bytes);
        buffer.rewind();
      }
      return buffer.getLong();
    }

    @Override
    public void nextBytes(byte[] to) {
      if (cipher == null) {
        cipher = cipher(key.get());
      }
      try {
        for (int from = 0; from < to.length; from += ZEROS.length) {
          cipher.update(ZEROS, 0, Math.min(ZEROS.length, to.length - from), to, from);
        }
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("a cipher refused its own block size", e);
      }
    }
  }
}
