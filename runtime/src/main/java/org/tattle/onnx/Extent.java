package org.tattle.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How many numbers a value has.
 *
 * @param dims how many along each axis, if that is known
 * @param size how many in all, or at most if the axes are not known; the largest long for more
 */
record Extent(Optional<long[]> dims, long size) {

  static Extent of(long... dims) {
    long size = 1;
    for (long dim : dims) {
      size = times(size, Math.max(0, dim));
    }
    return new Extent(Optional.of(dims), size);
  }

  /** At most so many, and nobody knows along which axes. */
  static Extent atMost(long size) {
    return new Extent(Optional.empty(), Math.max(0, size));
  }

  /** A product that stays at the largest long where it would go beyond. */
  static long times(long a, long b) {
    return b != 0 && a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
  }

  static long plus(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }

  /** The axes, if they are known and there are so many. */
  Optional<long[]> axes(int rank) {
    return dims.filter(it -> it.length == rank);
  }

  /** The size along an axis, which counts from the end if it is negative. */
  Optional<Long> along(long axis) {
    return dims.flatMap(
        it -> {
          long at = axis < 0 ? axis + it.length : axis;
          return at < 0 || at >= it.length ? Optional.empty() : Optional.of(it[(int) at]);
        });
  }

  /** What comes of spreading values over each other, where an axis of one goes along with any. */
  static Extent spread(List<Extent> all) {
    Extent made = of();
    for (Extent next : all) {
      made = made.spread(next);
    }
    return made;
  }

  private Extent spread(Extent other) {
    if (dims.isEmpty() || other.dims.isEmpty()) {
      return size == 1 && dims.isPresent()
          ? other
          : other.size == 1 && other.dims.isPresent() ? this : atMost(times(size, other.size));
    }
    long[] a = dims.get();
    long[] b = other.dims.get();
    long[] both = new long[Math.max(a.length, b.length)];
    for (int i = 1; i <= both.length; i++) {
      long one = i <= a.length ? a[a.length - i] : 1;
      long two = i <= b.length ? b[b.length - i] : 1;
      both[both.length - i] = Math.max(one, two);
    }
    return of(both);
  }

  /** A product of matrices, or of stacks of them. */
  Extent product(Extent other) {
    long[] b = other.dims.orElse(new long[0]);
    if (dims.isEmpty() && b.length == 2 && b[0] > 0) {
      return atMost(times(size / b[0] + 1, b[1]));
    }
    if (dims.isEmpty() || dims.get().length < 2 || b.length < 2) {
      return atMost(times(size, other.size));
    }
    long[] a = dims.get();
    long[] stackA = Arrays.copyOf(a, a.length - 2);
    long[] stackB = Arrays.copyOf(b, b.length - 2);
    long[] stack = of(stackA).spread(of(stackB)).dims.orElseThrow();
    long[] made = Arrays.copyOf(stack, stack.length + 2);
    made[stack.length] = a[a.length - 2];
    made[stack.length + 1] = b[b.length - 1];
    return of(made);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Extent that
        && size == that.size
        && Arrays.equals(dims.orElse(null), that.dims.orElse(null));
  }

  @Override
  public int hashCode() {
    return Long.hashCode(size);
  }

  @Override
  public String toString() {
    return dims.map(Arrays::toString).orElse("at most " + size);
  }
}
