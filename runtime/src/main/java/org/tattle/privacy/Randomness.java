package org.tattle.privacy;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.run.Seed;

/**
 * Where the noise of a release comes from. Without a seed it is the system's cryptographically
 * secure source: whoever can guess the generator's state can take the noise off again. With a seed
 * it is reproducible and private only to those who do not know the seed, which the report must say.
 *
 * <p>Not for use by several threads at once.
 */
public final class Randomness implements UniformRandomProvider {
  private final UniformRandomProvider source;
  private final boolean seeded;

  private Randomness(UniformRandomProvider source, boolean seeded) {
    this.source = source;
    this.seeded = seeded;
  }

  /** The secure source. */
  public static Randomness secure() {
    SecureRandom random = new SecureRandom();
    byte[] bytes = new byte[1024];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).position(bytes.length);
    UniformRandomProvider source =
        () -> {
          if (!buffer.hasRemaining()) {
            random.nextBytes(bytes);
            buffer.rewind();
          }
          return buffer.getLong();
        };
    return new Randomness(source, false);
  }

  /** The same noise every time. */
  public static Randomness seeded(Seed seed) {
    return new Randomness(seed.random(), true);
  }

  /** Seeded if there is a seed, else secure. */
  public static Randomness of(Optional<Seed> seed) {
    return seed.map(Randomness::seeded).orElseGet(Randomness::secure);
  }

  /** Whether the noise can be had again, by anyone with the seed. */
  public boolean isSeeded() {
    return seeded;
  }

  @Override
  public long nextLong() {
    return source.nextLong();
  }
}
