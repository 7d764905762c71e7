package org.tattle.subject.train;

import org.tattle.run.Cache;
import org.tattle.run.Key;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/**
 * Where draws come from that nobody should foresee: the seed that the user set, if there is one, or
 * the secure source.
 */
public final class SecretDraws {
  private final Cache cache;
  private final boolean seeded;

  SecretDraws(Cache cache, boolean seeded) {
    this.cache = cache;
    this.seeded = seeded;
  }

  /** For what an audit throws, anew at each run. */
  public Randomness fresh(Seed purpose) {
    return seeded ? Randomness.seeded(purpose) : Randomness.secure();
  }

  /**
   * The same for what must be as it was when it is asked for again. The key of each purpose is
   * drawn once, and kept with what is made by it, which would not be found again otherwise.
   */
  public Randomness kept(Seed purpose) {
    return seeded ? Randomness.seeded(purpose) : Randomness.keyed(secret(purpose));
  }

  /**
   * A key of that purpose, whether or not a seed was set: drawn from the secure source once, and
   * kept with what is made by it.
   */
  public byte[] secret(Seed purpose) {
    Key place = Key.of("secret", purpose);
    byte[] key = cache.get(place).filter(k -> k.length == Randomness.KEY).orElse(null);
    if (key == null) {
      key = new byte[Randomness.KEY];
      Randomness.secure().nextBytes(key);
      cache.put(place, key);
    }
    return key;
  }

  /** Whether what is drawn for a purpose was drawn before, and would be as it was. */
  public boolean has(Seed purpose) {
    return !seeded
        && cache.get(Key.of("secret", purpose)).filter(k -> k.length == Randomness.KEY).isPresent();
  }

  /** Fair coins that nobody can foresee, not all alike; the same ones for one purpose. */
  public boolean[] coins(Seed purpose, int count) {
    Randomness random = kept(purpose);
    boolean[] coins = new boolean[count];
    int heads;
    do {
      heads = 0;
      for (int i = 0; i < count; i++) {
        coins[i] = random.nextBoolean();
        heads += coins[i] ? 1 : 0;
      }
    } while (heads == 0 || heads == count);
    return coins;
  }
}
