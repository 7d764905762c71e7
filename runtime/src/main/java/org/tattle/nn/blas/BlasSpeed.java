package org.tattle.nn.blas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.tattle.run.Control;

/**
 * How well native linear algebra runs on this machine, measured in about a second.
 *
 * <p>The peak is clock rate times what a core can start in a cycle: two fused multiply-adds of its
 * widest vectors, which the newest processors with AVX-512 exceed and the oldest miss. The clock
 * rate comes from a chain of multiplications, shifts and exclusive ors, of 3, 1 and 1 cycles.
 *
 * @param kernel which of the library's kernels was picked for this processor, or {@code unknown}
 * @param threads how many threads the last rate is for
 * @param one rate of a large matrix product on one thread, in GF/s (1e9 operations a second)
 * @param all the same on all threads, each with a product of its own
 * @param peak estimated peak of one core, in GF/s
 * @param warnings what slows it, one sentence each without a full stop
 */
public record BlasSpeed(
    String kernel, int threads, double one, double all, double peak, List<String> warnings) {
  private static final int SIZE = 384;
  private static final long PERIOD = 250_000_000;

  /** Kernels from before AVX2. */
  private static final List<String> OLD =
      List.of(
          "PRESCOTT",
          "CORE2",
          "PENRYN",
          "DUNNINGTON",
          "NEHALEM",
          "ATOM",
          "NANO",
          "OPTERON",
          "OPTERON_SSE3",
          "BARCELONA",
          "BOBCAT",
          "SANDYBRIDGE",
          "BULLDOZER",
          "PILEDRIVER");

  private static final List<String> NEW =
      List.of(
          "SAPPHIRERAPIDS",
          "COOPERLAKE",
          "SKYLAKEX",
          "ZEN",
          "HASWELL",
          "EXCAVATOR",
          "STEAMROLLER",
          "NEOVERSEV1",
          "NEOVERSEN1",
          "NEOVERSEN2",
          "ARMV8SVE",
          "VORTEX",
          "CORTEXA57",
          "ARMV8");

  public BlasSpeed {
    warnings = List.copyOf(warnings);
  }

  /** Measures, with all threads the caller wants to use. */
  public static BlasSpeed examine(int threads) {
    Blas.keepToOneThread();
    String kernel = picked();
    int lanes = lanes();
    double peak = 4 * lanes * clock();
    double one = rate(1);
    double all = threads == 1 ? one : rate(threads);
    return new BlasSpeed(kernel, threads, one, all, peak, warnings(kernel, lanes, System.getenv()));
  }

  /** The rate of one thread as a share of the peak. */
  public double share() {
    return one / peak;
  }

  /** Which of the library's kernels was picked for this processor, or {@code unknown}. */
  public static String picked() {
    List<String> names = new ArrayList<>(NEW);
    names.addAll(OLD);
    return Blas.kernel(names);
  }

  static List<String> warnings(String kernel, int lanes, Map<String, String> environment) {
    List<String> warnings = new ArrayList<>();
    for (String name : List.of("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")) {
      if (environment.containsKey(name)) {
        warnings.add(
            "`%s=%s` overrides what fits this processor; unset it"
                .formatted(name, environment.get(name)));
      }
    }
    if (!"1".equals(environment.get("OMP_NUM_THREADS"))) {
      warnings.add("`OMP_NUM_THREADS` is not `1`, so two pools of threads compete");
    }
    if (OLD.contains(kernel) && lanes > 4) {
      warnings.add("kernel `%s` is older than this processor".formatted(kernel));
    }
    return warnings;
  }

  /** Floats in the widest vectors, as far as the system says. */
  private static int lanes() {
    try {
      String cpu = Files.readString(Path.of("/proc/cpuinfo"));
      return cpu.contains(" avx512f") ? 16 : cpu.contains(" avx2") ? 8 : 4;
    } catch (IOException e) {
      return System.getProperty("os.arch").equals("amd64") ? 8 : 4;
    }
  }

  /** In GHz. */
  private static double clock() {
    double best = 0;
    long start = System.nanoTime();
    long value = 1;
    while (System.nanoTime() - start < PERIOD) {
      long before = System.nanoTime();
      value = chain(value);
      best = Math.max(best, 5.0 * CHAIN / (System.nanoTime() - before));
    }
    return value == 0 ? 0 : best;
  }

  private static final int CHAIN = 20_000;

  private static long chain(long value) {
    long v = value;
    for (int i = 0; i < CHAIN; i++) {
      v *= 0x9E3779B97F4A7C15L;
      v ^= v >>> 29;
    }
    return v;
  }

  private static double rate(int threads) {
    LongAdder products = new LongAdder();
    List<Thread> running = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < threads; i++) {
      Thread thread = new Thread(() -> multiply(start + PERIOD, products), "tattle-doctor");
      thread.setDaemon(true);
      thread.start();
      running.add(thread);
    }
    boolean interrupted = false;
    for (Thread thread : running) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    double operations = 2.0 * SIZE * SIZE * SIZE * products.sum();
    return operations / (System.nanoTime() - start);
  }

  private static void multiply(long until, LongAdder products) {
    try (Arena arena = new Arena(3 * Arena.padded(SIZE * SIZE), Control.NONE)) {
      var a = arena.take(SIZE * SIZE).pointer();
      var b = arena.take(SIZE * SIZE).pointer();
      var c = arena.take(SIZE * SIZE).pointer();
      do {
        Blas.gemm(false, false, SIZE, SIZE, SIZE, 1, a, SIZE, b, SIZE, 0, c, SIZE);
        products.increment();
      } while (System.nanoTime() < until);
    }
  }
}
