package org.tattle.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.FaultCode;

/** Files that somebody made to do harm are told, each with a sentence, and open nothing. */
class HostileGraphsTest {
  @TempDir Path folder;

  private String told(GraphFiles files) {
    Path file = files.write(folder, "evil.onnx");
    Fault fault = catchThrowableOfType(Fault.class, () -> OnnxFile.read(file, Control.NONE));
    assertThat(fault.code()).isEqualTo(FaultCode.R560);
    return fault.getMessage();
  }

  private static GraphFiles plain() {
    return new GraphFiles(13, -1, 4).gemm(4, 3);
  }

  private static GraphFiles with(TensorProto.Builder tensor) {
    GraphFiles files = plain();
    files.graph().addInitializer(tensor);
    return files;
  }

  private static TensorProto.Builder tensor(long... dims) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName("evil").setDataType(TensorProto.DataType.FLOAT_VALUE);
    for (long dim : dims) {
      tensor.addDims(dim);
    }
    return tensor;
  }

  private static TensorProto.Builder elsewhere(String location, String offset, String length) {
    TensorProto.Builder tensor = tensor(4).setDataLocation(TensorProto.DataLocation.EXTERNAL);
    String[][] entries = {{"location", location}, {"offset", offset}, {"length", length}};
    for (String[] entry : entries) {
      tensor.addExternalData(
          StringStringEntryProto.newBuilder().setKey(entry[0]).setValue(entry[1]));
    }
    return tensor;
  }

  @Test
  void circles() {
    GraphFiles files = plain();
    files.node("Relu", "b", "a", List.of()).node("Relu", "a", "b", List.of());
    assertThat(told(files)).contains("in a circle");
    assertThat(told(plain().node("Relu", "x", "x", List.of()))).contains("make `x`");
    assertThat(told(plain().node("Relu", "self", "self", List.of()))).contains("in a circle");
  }

  @Test
  void sizesThatNothingHas() {
    assertThat(told(with(tensor(-3)))).contains("the size -3");
    assertThat(told(with(tensor(1L << 31)))).contains("the size 2147483648");
    assertThat(told(with(tensor(1 << 16, 1 << 16)))).contains("most");
    assertThat(told(with(tensor(Long.MAX_VALUE, Long.MAX_VALUE)))).contains("most");
    assertThat(told(new GraphFiles(13, -1, -7))).isNotEmpty();
    GraphFiles input = plain();
    input.graph().addInput(GraphFiles.value("y", -1, 1L << 31));
    assertThat(told(input)).contains("the size 2147483648");
  }

  @Test
  void numbersThatAreNotThere() throws Unlike {
    Path file = with(tensor(5).addFloatData(1)).write(folder, "few.onnx");
    OnnxFile read = OnnxFile.read(file, Control.NONE);
    assertThatThrownBy(() -> read.tensors().read(read.graph().getInitializer(2)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("should hold 5 numbers");
  }

  @Test
  void pathsOutOfTheFolder() throws IOException {
    Path secret = Files.createTempFile("secret", ".bin");
    Files.write(secret, new byte[16]);
    for (String path :
        new String[] {"../secret", "/etc/passwd", secret.toString(), "a/../../x", "", "."}) {
      assertThat(told(with(elsewhere(path, "0", "16")))).as(path).contains("numbers in");
    }
    Files.createSymbolicLink(folder.resolve("link"), secret);
    assertThat(told(with(elsewhere("link", "0", "16")))).contains("not a file in the model's");
    Files.write(folder.resolve("real"), new byte[16]);
    assertThat(told(with(elsewhere("real", "8", "16")))).contains("beyond the end");
    assertThat(told(with(elsewhere("real", "-1", "16")))).contains("beyond the end");
    assertThat(told(with(elsewhere("real", "0", "999999999999")))).contains("beyond the end");
    assertThat(told(with(elsewhere("real", "9e9", "16")))).contains("beyond the end");
    assertThat(told(with(elsewhere("gone", "0", "16")))).contains("is not there");
    assertThat(told(with(elsewhere("bad\0name", "0", "16")))).contains("is not there");
    Files.delete(secret);
  }

  @Test
  void tenThousandOperations() {
    GraphFiles files = plain();
    for (int i = 0; i < 10_000; i++) {
      files.then("Relu", List.of());
    }
    assertThat(told(files)).contains("10,001 operations");
  }

  @Test
  void operationsThatDoMoreThanReckon() {
    assertThat(told(plain().then("Loop", List.of()))).contains("`Loop`");
    assertThat(told(plain().then("ConstantOfShape", List.of()))).contains("`ConstantOfShape`");
    GraphFiles inner = plain();
    inner
        .graph()
        .addNode(
            NodeProto.newBuilder()
                .setOpType("Relu")
                .addInput("x")
                .addOutput("z")
                .addAttribute(
                    AttributeProto.newBuilder().setName("body").setG(GraphProto.newBuilder())));
    assertThat(told(inner)).contains("`Relu`");
    GraphFiles foreign = plain();
    foreign
        .graph()
        .addNode(
            NodeProto.newBuilder()
                .setOpType("Relu")
                .setDomain("evil")
                .addInput("x")
                .addOutput("z"));
    assertThat(told(foreign)).contains("not run here");
  }

  /** Of a file with wrong bytes no more comes than a sentence, or a model. */
  @Test
  void bytesThatWereChanged() throws IOException {
    byte[] good = Files.readAllBytes(plain().write(folder, "good.onnx"));
    Random random = new Random(11);
    for (int i = 0; i < 400; i++) {
      byte[] bad = good.clone();
      for (int k = 0; k <= i % 4; k++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      Path file = Files.write(folder.resolve("bad.onnx"), bad);
      try {
        OnnxFile read = OnnxFile.read(file, Control.NONE);
        GraphNetwork.of(
            read, "x", org.tattle.nn.network.Shape.flat(4), read.graph().getOutput(0).getName());
      } catch (Fault | Unlike expected) {
        assertThat(expected.getMessage()).isNotEmpty();
      }
    }
    for (byte[] other : new byte[][] {{}, {1, 2, 3}, "PK".getBytes(), new byte[1000]}) {
      Path file = Files.write(folder.resolve("no.onnx"), other);
      assertThatThrownBy(() -> OnnxFile.read(file, Control.NONE)).isInstanceOf(Fault.class);
    }
  }
}
