/**
 * Networks and their training: the only packages that talk to native linear algebra.
 *
 * <p>Training goes under ND4J's operations, to {@code cblas_sgemm} of the OpenBLAS that it ships.
 * What was measured: an element-wise operation of ND4J costs 3 to 40 microseconds to dispatch and
 * its products allocate, so that a small network trains slower than in PyTorch; the same products
 * on buffers of our own, with plain Java loops between them, train it several times faster (see
 * BENCHMARKS.md of this module). {@link org.nd4j.linalg.api.ndarray.INDArray} stays at the edge,
 * where examples come in and results go out.
 *
 * <p>How a step is laid out, and why:
 *
 * <ul>
 *   <li>Weights and inputs of products lie in native memory ({@code Arena}), sized once for a model
 *       and freed with it. Native calls on {@code float[]} would copy.
 *   <li>Activations lie on the heap, {@code [features, batch]} ({@code Signal}), and are copied in
 *       and out around each product. Java 17 vectorises plain loops over {@code float[]} and not
 *       over native memory; a block copy costs a tenth of a nanosecond a float.
 *   <li>The examples of a feature lie side by side, so that sums over classes, norms of examples
 *       and pools run over neighbours. With the batch innermost, rows of pixels are runs of floats,
 *       and convolutions need only block copies besides products.
 *   <li>A bias is a last column of the weights, against ones in the input.
 *   <li>Plain SGD accumulates {@code -lr / batch} times the gradient straight into the weights.
 *   <li>Many models: one to a thread, each in its core's cache. One model: threads share the rows
 *       of each product. Either way each float is the result of the same operations in the same
 *       order ({@code RowShares}), so results depend on neither.
 * </ul>
 */
package org.tattle.nn;
