package org.tattle.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import org.tattle.nn.network.Shape;

/**
 * A convolution of a file: as one of ours where it is one, with zeros around that keep the size;
 * else, with strides, gaps, groups or no zeros, as the dense layer that does the same.
 */
final class Convolving {
  private final LayerChain chain;
  private final NodeProto node;

  Convolving(LayerChain chain, NodeProto node) {
    this.chain = chain;
    this.node = node;
  }

  private int[] numbers(String name, int count, int standard) throws Unlike {
    int[] all = new int[count];
    java.util.Arrays.fill(all, standard);
    for (AttributeProto attribute : node.getAttributeList()) {
      if (attribute.getName().equals(name)) {
        List<Long> given = attribute.getIntsList();
        if (given.size() != count) {
          throw new Unlike("its convolutions are not of images");
        }
        for (int i = 0; i < count; i++) {
          if (given.get(i) < 0 || given.get(i) > 1 << 15) {
            throw new Unlike("its convolutions have strange sizes");
          }
          all[i] = given.get(i).intValue();
        }
      }
    }
    return all;
  }

  void with(Tensor w, Tensor b) throws Unlike {
    Shape in = chain.shape();
    if (w.rank() != 4 || !in.image()) {
      throw new Unlike("its convolutions are not of images");
    }
    int filters = w.dims()[0];
    int each = w.dims()[1];
    int high = w.dims()[2];
    int wide = w.dims()[3];
    int[] strides = numbers("strides", 2, 1);
    int[] steps = numbers("dilations", 2, 1);
    int[] pads = numbers("pads", 4, 0);
    int groups = in.channels() / Math.max(1, each);
    boolean auto =
        node.getAttributeList().stream()
            .anyMatch(
                it ->
                    it.getName().equals("auto_pad") && !it.getS().toStringUtf8().equals("NOTSET"));
    int rows =
        (in.height() + pads[0] + pads[2] - steps[0] * (high - 1) - 1) / Math.max(1, strides[0]) + 1;
    int columns =
        (in.width() + pads[1] + pads[3] - steps[1] * (wide - 1) - 1) / Math.max(1, strides[1]) + 1;
    boolean fits =
        groups >= 1
            && each * groups == in.channels()
            && filters % groups == 0
            && strides[0] > 0
            && strides[1] > 0
            && rows > 0
            && columns > 0
            && (b == null || b.size() == filters);
    if (auto || !fits) {
      throw new Unlike("its convolutions pad by themselves or do not fit");
    }
    int before = (high - 1) / 2;
    int after = high - 1 - before;
    boolean ours =
        high == wide
            && groups == 1
            && strides[0] == 1
            && strides[1] == 1
            && steps[0] == 1
            && steps[1] == 1
            && pads[0] == before
            && pads[1] == before
            && pads[2] == after
            && pads[3] == after;
    if (ours) {
      int window = each * high * high;
      float[] all = new float[filters * (window + 1)];
      for (int f = 0; f < filters; f++) {
        System.arraycopy(w.values(), f * window, all, f * (window + 1), window);
        all[f * (window + 1) + window] = b == null ? 0 : b.values()[f];
      }
      chain.convolution(all, filters, high);
      return;
    }
    Shape out = new Shape(filters, rows, columns);
    int perGroup = filters / groups;
    chain.written(
        (to, width) -> {
          int line = 0;
          for (int f = 0; f < filters; f++) {
            int first = f / perGroup * each;
            for (int y = 0; y < rows; y++) {
              for (int x = 0; x < columns; x++, line++) {
                int at = line * width;
                to[at + width - 1] = b == null ? 0 : b.values()[f];
                for (int c = 0; c < each; c++) {
                  for (int i = 0; i < high; i++) {
                    int row = y * strides[0] - pads[0] + i * steps[0];
                    for (int j = 0; j < wide; j++) {
                      int column = x * strides[1] - pads[1] + j * steps[1];
                      if (row >= 0 && row < in.height() && column >= 0 && column < in.width()) {
                        to[at + ((first + c) * in.height() + row) * in.width() + column] +=
                            w.values()[((f * each + c) * high + i) * wide + j];
                      }
                    }
                  }
                }
              }
            }
          }
        },
        out);
  }
}
