package org.tattle.nn.train;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Shape;

/**
 * A trained model as bytes, big-endian: a version, the counters, the network, the scores of marks,
 * the weights. The same model gives the same bytes on every machine.
 */
public final class ModelBytes {
  static final int VERSION = 2;

  private ModelBytes() {}

  /** Everything of a model, for {@link #read}. */
  public static byte[] write(Trained model) {
    Network network = model.network();
    float[] weights = model.shared();
    double[] scores = model.scores();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(weights.length * Float.BYTES + 256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(VERSION);
      out.writeLong(model.steps());
      out.writeDouble(model.loss());
      out.writeInt(model.epochs());
      network(network, out);
      out.writeInt(scores.length);
      for (double score : scores) {
        out.writeDouble(score);
      }
      out.writeInt(weights.length);
      ByteBuffer floats = ByteBuffer.allocate(weights.length * Float.BYTES);
      floats.asFloatBuffer().put(weights);
      out.write(floats.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it did not
   */
  public static Trained read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readInt() != VERSION) {
        throw new IllegalArgumentException("not a trained model of version " + VERSION);
      }
      long steps = in.readLong();
      double loss = in.readDouble();
      int epochs = in.readInt();
      Network network = network(in);
      double[] scores = scores(in);
      int count = in.readInt();
      if (count != network.weights() || in.available() != (long) count * Float.BYTES) {
        throw new IllegalArgumentException("a trained model of the wrong length");
      }
      float[] weights = new float[count];
      ByteBuffer.wrap(in.readAllBytes()).asFloatBuffer().get(weights);
      return new Trained(network, weights, steps, loss, epochs, scores);
    } catch (IOException e) {
      throw new IllegalArgumentException("not a whole trained model", e);
    }
  }

  private static double[] scores(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > in.available() / Double.BYTES) {
      throw new IllegalArgumentException("a trained model of the wrong length");
    }
    double[] scores = new double[count];
    for (int i = 0; i < count; i++) {
      scores[i] = in.readDouble();
    }
    return scores;
  }

  private static void network(Network network, DataOutputStream out) throws IOException {
    out.writeInt(network.input().channels());
    out.writeInt(network.input().height());
    out.writeInt(network.input().width());
    out.writeInt(network.classes());
    out.writeInt(network.hidden().size());
    for (Layer layer : network.hidden()) {
      layer(layer, out);
    }
  }

  private static Network network(DataInputStream in) throws IOException {
    Shape shape = new Shape(in.readInt(), in.readInt(), in.readInt());
    int classes = in.readInt();
    List<Layer> layers = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      layers.add(layer(in));
    }
    return new Network(shape, layers, classes);
  }

  private static void layer(Layer layer, DataOutputStream out) throws IOException {
    out.writeUTF(layer.getClass().getSimpleName());
    if (layer instanceof Layer.Dense dense) {
      out.writeInt(dense.units());
    } else if (layer instanceof Layer.Activation activation) {
      out.writeUTF(activation.function().name());
    } else if (layer instanceof Layer.Dropout dropout) {
      out.writeDouble(dropout.rate());
    } else if (layer instanceof Layer.Convolution convolution) {
      out.writeInt(convolution.filters());
      out.writeInt(convolution.size());
    } else if (layer instanceof Layer.MaxPool pool) {
      out.writeInt(pool.size());
    } else if (layer instanceof Layer.MeanPool pool) {
      out.writeInt(pool.size());
    } else if (layer instanceof Layer.View view) {
      out.writeInt(view.as().channels());
      out.writeInt(view.as().height());
      out.writeInt(view.as().width());
    } else if (layer instanceof Layer.Embedding embedding) {
      out.writeInt(embedding.vocabulary());
      out.writeInt(embedding.width());
    }
  }

  private static Layer layer(DataInputStream in) throws IOException {
    String kind = in.readUTF();
    return switch (kind) {
      case "Dense" -> new Layer.Dense(in.readInt());
      case "Activation" -> new Layer.Activation(Layer.Function.valueOf(in.readUTF()));
      case "Dropout" -> new Layer.Dropout(in.readDouble());
      case "Convolution" -> new Layer.Convolution(in.readInt(), in.readInt());
      case "MaxPool" -> new Layer.MaxPool(in.readInt());
      case "MeanPool" -> new Layer.MeanPool(in.readInt());
      case "View" -> new Layer.View(new Shape(in.readInt(), in.readInt(), in.readInt()));
      case "Embedding" -> new Layer.Embedding(in.readInt(), in.readInt());
      default -> throw new IllegalArgumentException("no layer is called `" + kind + "`");
    };
  }
}
