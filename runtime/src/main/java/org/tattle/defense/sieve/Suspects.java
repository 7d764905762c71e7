package org.tattle.defense.sieve;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.data.Dataset;
import org.tattle.measure.space.Vectors;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.nn.train.Trained;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.ModelFaults;

/**
 * The rows of a training before anybody trusts them.
 *
 * @param data where they lie
 * @param rows which they are, as indices into the data; not written to
 * @param model what learned from all of them, if it is a network
 * @param seed for all that a sieve draws
 */
public record Suspects(Dataset data, int[] rows, Optional<Trained> model, Seed seed) {

  /** How many there are. */
  int count() {
    return rows.length;
  }

  /** How many classes they may have. */
  int classes() {
    return data.classes().size();
  }

  /** The class that a row came with. */
  int label(int i) {
    return data.labels()[rows[i]];
  }

  /** The places of the rows of a class, ascending. */
  int[] of(int label) {
    return IntStream.range(0, rows.length).filter(i -> label(i) == label).toArray();
  }

  /** The places of the rows of each class. */
  List<int[]> byClass() {
    return IntStream.range(0, classes()).mapToObj(this::of).toList();
  }

  /** What their features are, {@code [rows, features]}. */
  float[] features() {
    return data.values(rows);
  }

  /**
   * What the model says of each of them.
   *
   * @param sieve who asks, as scripts call it
   */
  LogitMatrix answers(String sieve, Control control) {
    return network(sieve).outputs(data.features(), rows, control);
  }

  /** How many features a row has. */
  int width() {
    return data.shape().size();
  }

  /**
   * What the last hidden layer of the model says of each of them.
   *
   * @param sieve who asks, as scripts call it
   */
  Vectors hidden(String sieve, Control control) {
    Trained layers = network(sieve).hidden();
    float[] values = layers.outputs(data.features(), rows, control).logits();
    return new Vectors(values, layers.network().classes());
  }

  /**
   * The network that learned from them.
   *
   * @throws Fault R522 if none did
   */
  Trained network(String sieve) {
    return model.orElseThrow(() -> Fault.of(ModelFaults.NO_NETWORK_TO_LOOK_THROUGH, sieve));
  }

  /** What the network says of such rows with other values, {@code [count, features]}. */
  LogitMatrix answers(String sieve, float[] values, Control control) {
    return network(sieve)
        .outputs(Nd4j.createFromArray(values).reshape(values.length / width(), width()), control);
  }
}
