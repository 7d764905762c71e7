package org.tattle.nn;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_saxpy;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sscal;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * The few calls into the native linear algebra that ND4J ships. All matrices are row-major.
 *
 * <p>The library is kept to one thread: models or parts of a step run on threads of ours, and two
 * pools that both spin cost a factor of 30 and more.
 */
final class Blas {
  static {
    openblas_nolapack.blas_set_num_threads(1);
  }

  private Blas() {}

  /** Sets {@code c[m, n] = alpha * op(a) op(b) + beta * c}, where {@code op} may transpose. */
  static void gemm(
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

  /** Sets {@code y = y + alpha * x}. */
  static void axpy(int n, float alpha, FloatPointer x, FloatPointer y) {
    cblas_saxpy(n, alpha, x, 1, y, 1);
  }

  /** Sets {@code x = alpha * x}. */
  static void scale(int n, float alpha, FloatPointer x) {
    cblas_sscal(n, alpha, x, 1);
  }
}
