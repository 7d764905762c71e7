package org.tattle.crypto.sharing;

import java.util.Arrays;

/**
 * What one person has of a secret.
 *
 * @param point whose it is, from 1
 * @param values of each piece of the secret, the value of its polynomial there
 */
public record Share(int point, long[] values) {

  @Override
  public boolean equals(Object other) {
    return other instanceof Share that && point == that.point && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * point + Arrays.hashCode(values);
  }

  /** Not what it holds. */
  @Override
  public String toString() {
    return "share " + point;
  }
}
