package org.tattle.nn.blas;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_saxpy;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemv;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sscal;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * The few calls into the native linear algebra that ND4J ships. All matrices are row-major.
 *
 * <p>The library is kept to one thread: models or parts of a step run on threads of ours, and two
 * pools that both spin cost a factor of 30 and more.
 */
public final class Blas {
  static {
    keepToOneThread();
  }

  private Blas() {}

  /**
   * Takes the library's own threads away. Whoever starts ND4J after us gives them back, so this is
   * said again where rows of it are read; for every model it would cost 0.2 ms, which the library
   * spends on looking for functions by their names.
   */
  public static void keepToOneThread() {
    openblas_nolapack.blas_set_num_threads(1);
  }

  /** Which of the kernels with these names is in use, told by the library's own tables. */
  static String kernel(List<String> names) {
    Pointer current = Loader.addressof("gotoblas");
    if (current == null) {
      return "unknown";
    }
    long table = new LongPointer(current).get();
    return names.stream()
        .filter(
            name -> {
              Pointer own = Loader.addressof("gotoblas_" + name);
              return own != null && own.address() == table;
            })
        .findFirst()
        .orElse("unknown");
  }

  /** Sets {@code c[m, n] = alpha * op(a) op(b) + beta * c}, where {@code op} may transpose. */
  public static void gemm(
      boolean transA,
      boolean transB,
      int m,
      int n,
      int k,
      float alpha,
      FloatPointer a,
      int lda,
      FloatPointer b,
      int ldb,
      float beta,
      FloatPointer c,
      int ldc) {
    cblas_sgemm(
        CblasRowMajor,
        transA ? CblasTrans : CblasNoTrans,
        transB ? CblasTrans : CblasNoTrans,
        m,
        n,
        k,
        alpha,
        a,
        lda,
        b,
        ldb,
        beta,
        c,
        ldc);
  }

  /**
   * Sets {@code y = alpha * op(a) x + beta * y}, with a {@code [m, n]} and op to transpose or not.
   * An order of magnitude faster than {@link #gemm} with one row.
   */
  public static void gemv(
      boolean transA,
      int m,
      int n,
      float alpha,
      FloatPointer a,
      FloatPointer x,
      float beta,
      FloatPointer y) {
    cblas_sgemv(
        CblasRowMajor, transA ? CblasTrans : CblasNoTrans, m, n, alpha, a, n, x, 1, beta, y, 1);
  }

  /** Sets {@code y = y + alpha * x}. */
  public static void axpy(int n, float alpha, FloatPointer x, FloatPointer y) {
    cblas_saxpy(n, alpha, x, 1, y, 1);
  }

  /** Sets {@code x = alpha * x}. */
  public static void scale(int n, float alpha, FloatPointer x) {
    cblas_sscal(n, alpha, x, 1);
  }
}
