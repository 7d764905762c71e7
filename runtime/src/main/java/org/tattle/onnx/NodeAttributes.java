package org.tattle.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;

/** What a file says about an operation besides its inputs; what it leaves out has a standard. */
record NodeAttributes(NodeProto node) {

  /** An attribute as it is written, if it is there. */
  Optional<AttributeProto> given(String name) {
    return node.getAttributeList().stream().filter(it -> it.getName().equals(name)).findFirst();
  }

  long whole(String name, long standard) {
    return given(name).map(AttributeProto::getI).orElse(standard);
  }

  float number(String name, float standard) {
    return given(name).map(AttributeProto::getF).orElse(standard);
  }

  List<Long> wholes(String name, List<Long> standard) {
    return given(name).map(AttributeProto::getIntsList).orElse(standard);
  }

  String text(String name, String standard) {
    return given(name).map(it -> it.getS().toStringUtf8()).orElse(standard);
  }

  /** Some numbers; none if the attribute is not there. */
  float[] numbers(String name) {
    List<Float> found = given(name).map(AttributeProto::getFloatsList).orElse(List.of());
    float[] all = new float[found.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = found.get(i);
    }
    return all;
  }

  /**
   * The side of windows that lie side by side.
   *
   * @throws Unlike if they do not, or are no squares
   */
  int window() throws Unlike {
    List<Long> size = wholes("kernel_shape", List.of());
    boolean plain =
        size.size() == 2
            && size.get(0).equals(size.get(1))
            && wholes("strides", List.of(1L, 1L)).equals(size)
            && wholes("pads", List.of()).stream().allMatch(pad -> pad == 0)
            && wholes("dilations", List.of()).stream().allMatch(step -> step == 1)
            && whole("ceil_mode", 0) == 0
            && text("auto_pad", "NOTSET").equals("NOTSET");
    if (!plain || size.get(0) < 1 || size.get(0) > 1 << 15) {
      throw new Unlike("its pools are no squares side by side");
    }
    return size.get(0).intValue();
  }
}
