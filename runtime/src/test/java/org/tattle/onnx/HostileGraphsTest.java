package org.tattle.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
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

  private String grown(GraphFiles files) {
    OnnxFile file = OnnxFile.read(files.write(folder, "evil.onnx"), Control.NONE);
    Fault fault = catchThrowableOfType(Fault.class, () -> ValueSizes.rows(file, 256, 4));
    assertThat(fault.code()).isEqualTo(FaultCode.R560);
    return fault.getMessage();
  }

  /** Constants of a few numbers that become many: told before anything is made of them. */
  @Test
  void constantsThatAreSpreadOverEachOther() {
    GraphFiles spread = plain();
    String column = spread.weights(1, 1 << 15, 1);
    String row = spread.weights(1, 1, 1 << 15);
    String stack = spread.weights(1, 1 << 15, 1, 1);
    assertThat(grown(spread.node("Mul", column, "all", List.of(row)))).contains("`all` comes to");
    for (String type : List.of("Add", "Equal", "Pow", "Min", "PRelu")) {
      assertThat(grown(with(spread, type, stack, row))).contains("comes to 1073741824 numbers");
    }
    assertThat(grown(with(spread, "MatMul", column, row))).contains("1073741824 numbers");
    assertThat(grown(with(spread, "Gemm", column, row))).contains("1073741824 numbers");
  }

  private GraphFiles with(GraphFiles of, String type, String one, String other) {
    GraphFiles files = plain();
    files.graph().addAllInitializer(of.graph().getInitializerList().subList(2, 5));
    return files.node(type, one, "all", List.of(other));
  }

  @Test
  void valuesThatDoubleAndPicturesWithWideEdges() {
    GraphFiles twice = plain();
    for (int i = 0; i < 64; i++) {
      String last = i == 0 ? "x" : "d" + (i - 1);
      twice.node("Concat", last, "d" + i, List.of(last), GraphFiles.one("axis", i % 2));
    }
    assertThat(grown(twice)).contains("numbers are the most");
    GraphFiles wide = new GraphFiles(13, -1, 1, 4, 4);
    String filter = wide.weights(1, 1, 1, 1, 1);
    wide.then("Conv", List.of(filter), GraphFiles.ints("pads", 0, 1 << 30, 0, 1 << 30));
    assertThat(grown(wide)).contains("numbers are the most");
    GraphFiles picked = plain();
    String all = picked.weights(1, 1 << 14, 4);
    String which =
        picked.numbers(TensorProto.DataType.INT64_VALUE, List.of(1L << 15), new long[1 << 15]);
    picked.node("Gather", all, "one", List.of(which), GraphFiles.one("axis", 1));
    assertThat(grown(picked)).contains("numbers are the most");
    GraphFiles trees = plain();
    trees.then("TreeEnsembleRegressor", List.of(), GraphFiles.one("n_targets", 1L << 40));
    assertThat(grown(trees)).contains("numbers are the most");
  }

  /** What takes much for many rows at once is asked about fewer. */
  @Test
  void largePicturesAreAskedAboutByFewer() {
    GraphFiles files = new GraphFiles(13, -1, 3, 512, 512);
    files.then("Conv", List.of(files.weights(1, 64, 3, 3, 3)), GraphFiles.ints("pads", 1, 1, 1, 1));
    OnnxFile file = OnnxFile.read(files.write(folder, "large.onnx"), Control.NONE);
    assertThat(ValueSizes.rows(file, 256, 3 * 512 * 512)).isEqualTo(16);
    OnnxFile small = OnnxFile.read(plain().write(folder, "small.onnx"), Control.NONE);
    assertThat(ValueSizes.rows(small, 256, 4)).isEqualTo(256);
  }

  @Test
  void numbersThatAreNotThere() throws Unlike {
    Path file = with(tensor(5).addFloatData(1)).write(folder, "few.onnx");
    OnnxFile read = OnnxFile.read(file, Control.NONE);
    assertThatThrownBy(() -> read.tensors().read(read.graph().getInitializer(2)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("should hold 5 numbers");
  }

  /** A gigabyte that is said to be there, and is not, is not made room for. */
  @Test
  void giantsOfWhichNothingIsThere() {
    OnnxFile read =
        OnnxFile.read(with(tensor(TensorReader.MOST)).write(folder, "giant.onnx"), Control.NONE);
    List<TensorProto> giants = Collections.nCopies(1000, read.graph().getInitializer(2));
    assertThat(giants)
        .allSatisfy(
            giant ->
                assertThatThrownBy(() -> read.tensors().read(giant))
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("should hold"));
  }

  @Test
  void filesThatEndTooSoonOrAreNone() throws IOException {
    Path file = plain().write(folder, "whole.onnx");
    OnnxFile good = OnnxFile.read(file, Control.NONE);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 1 + whole.length / 60) {
      Path part = Files.write(folder.resolve("part.onnx"), Arrays.copyOf(whole, length));
      try {
        // Of what comes after the graph nothing is read here.
        assertThat(OnnxFile.read(part, Control.NONE).graph()).isEqualTo(good.graph());
      } catch (Fault expected) {
        assertThat(expected.getMessage()).isNotEmpty();
      }
    }
    assertThatThrownBy(() -> OnnxFile.read(folder, Control.NONE)).isInstanceOf(Fault.class);
    assertThatThrownBy(() -> OnnxFile.read(Path.of("/dev/zero"), Control.NONE))
        .isInstanceOf(Fault.class);
  }

  /** Graphs in graphs, as deep as a file can hold. */
  @Test
  void graphsInGraphs() throws IOException {
    byte[] inner = {};
    for (int depth = 0; depth < 3000; depth++) {
      // A graph (6) of an attribute (5) of a node (1), each as long as what it holds.
      for (int field : new int[] {6, 5, 1}) {
        ByteArrayOutputStream outer = new ByteArrayOutputStream();
        var out = CodedOutputStream.newInstance(outer);
        out.writeByteArray(field, inner);
        out.flush();
        inner = outer.toByteArray();
      }
    }
    ByteArrayOutputStream model = new ByteArrayOutputStream();
    var out = CodedOutputStream.newInstance(model);
    out.writeByteArray(7, inner);
    out.flush();
    Path deep = Files.write(folder.resolve("deep.onnx"), model.toByteArray());
    assertThatThrownBy(() -> OnnxFile.read(deep, Control.NONE)).isInstanceOf(Fault.class);
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
