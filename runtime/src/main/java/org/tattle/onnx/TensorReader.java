package org.tattle.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.OnnxFaults;

/**
 * Reads the numbers of a file, which stand in it or, as PyTorch writes them today, in a second file
 * beside it: never outside of its folder, whatever the file asks for.
 */
final class TensorReader {
  /** The most numbers that one tensor may hold. */
  static final int MOST = 1 << 28;

  private static final int FLOAT = TensorProto.DataType.FLOAT_VALUE;
  private static final int DOUBLE = TensorProto.DataType.DOUBLE_VALUE;
  private static final int INT64 = TensorProto.DataType.INT64_VALUE;
  private static final int INT32 = TensorProto.DataType.INT32_VALUE;

  private final Path folder;

  /**
   * @param folder of the file
   */
  TensorReader(Path folder) {
    this.folder = folder;
  }

  /** Whether a tensor holds numbers that can be read here. */
  static boolean readable(TensorProto tensor) {
    int type = tensor.getDataType();
    return type == FLOAT || type == DOUBLE || type == INT64 || type == INT32;
  }

  /**
   * How many numbers there are along each axis.
   *
   * @throws Fault R560 if there are fewer than none, or too many
   */
  static int[] dims(TensorProto tensor) {
    long size = 1;
    int[] dims = new int[tensor.getDimsCount()];
    for (int i = 0; i < dims.length; i++) {
      long dim = tensor.getDims(i);
      if (dim < 0) {
        throw Fault.of(OnnxFaults.NEGATIVE_SIZE, tensor.getName(), dim).at("path");
      }
      if (dim > MOST || (size = Math.multiplyExact(size, Math.max(dim, 1))) > MOST) {
        throw Fault.of(OnnxFaults.TOO_LARGE, tensor.getName(), dim, MOST).at("path");
      }
      dims[i] = (int) dim;
    }
    return dims;
  }

  /** The bytes that a tensor has, wherever they stand; empty if it lists its numbers. */
  private ByteBuffer bytes(TensorProto tensor) {
    if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
      return external(tensor);
    }
    return tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * @throws Fault R560 if there are more or fewer numbers than its axes say
   */
  Tensor read(TensorProto tensor) {
    int[] dims = dims(tensor);
    int size = 1;
    for (int dim : dims) {
      size *= dim;
    }
    ByteBuffer bytes = bytes(tensor);
    int listed = listed(tensor);
    if (bytes.remaining() != (long) size * width(tensor)
        && (bytes.hasRemaining() || listed != size)) {
      throw Fault.of(OnnxFaults.OTHER_SIZE, tensor.getName(), size).at("path");
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = bytes.hasRemaining() ? next(tensor, bytes) : listed(tensor, i);
    }
    return new Tensor(values, dims);
  }

  private static int width(TensorProto tensor) {
    return tensor.getDataType() == FLOAT || tensor.getDataType() == INT32 ? 4 : 8;
  }

  private static float next(TensorProto tensor, ByteBuffer bytes) {
    int type = tensor.getDataType();
    if (type == FLOAT) {
      return bytes.getFloat();
    }
    if (type == DOUBLE) {
      return (float) bytes.getDouble();
    }
    return type == INT64 ? bytes.getLong() : bytes.getInt();
  }

  private static int listed(TensorProto tensor) {
    int type = tensor.getDataType();
    return type == FLOAT
        ? tensor.getFloatDataCount()
        : type == DOUBLE
            ? tensor.getDoubleDataCount()
            : type == INT64 ? tensor.getInt64DataCount() : tensor.getInt32DataCount();
  }

  private static float listed(TensorProto tensor, int i) {
    int type = tensor.getDataType();
    return type == FLOAT
        ? tensor.getFloatData(i)
        : type == DOUBLE
            ? (float) tensor.getDoubleData(i)
            : type == INT64 ? tensor.getInt64Data(i) : tensor.getInt32Data(i);
  }

  /**
   * Looks at where a tensor says that its numbers stand, and at no number.
   *
   * @throws Fault R560 if that is not a part of a file in the folder
   */
  void check(TensorProto tensor) {
    dims(tensor);
    if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
      place(tensor);
    }
  }

  /** A part of a file. */
  private record Place(Path file, long offset, long length) {}

  private Place place(TensorProto tensor) {
    Map<String, String> said = new HashMap<>();
    tensor.getExternalDataList().forEach(entry -> said.put(entry.getKey(), entry.getValue()));
    String location = said.getOrDefault("location", "");
    Path file = inside(tensor, location);
    try {
      long size = Files.size(file);
      long offset = number(said.getOrDefault("offset", "0"));
      long length = said.containsKey("length") ? number(said.get("length")) : size - offset;
      if (offset < 0 || length < 0 || length > Integer.MAX_VALUE || offset > size - length) {
        throw Fault.of(OnnxFaults.OUTSIDE_OF_FILE, tensor.getName(), location).at("path");
      }
      return new Place(file, offset, length);
    } catch (IOException e) {
      throw Fault.of(OnnxFaults.NO_WEIGHTS, tensor.getName(), location).at("path");
    }
  }

  private static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** The file of that name in the folder, also after all links were followed. */
  private Path inside(TensorProto tensor, String location) {
    try {
      Path file = folder.resolve(location).normalize();
      if (location.isEmpty() || !file.startsWith(folder) || file.equals(folder)) {
        throw Fault.of(OnnxFaults.OUTSIDE_OF_FOLDER, tensor.getName(), location).at("path");
      }
      if (!Files.isRegularFile(file)) {
        throw Fault.of(OnnxFaults.NO_WEIGHTS, tensor.getName(), location).at("path");
      }
      if (!file.toRealPath().startsWith(folder.toRealPath())) {
        throw Fault.of(OnnxFaults.OUTSIDE_OF_FOLDER, tensor.getName(), location).at("path");
      }
      return file;
    } catch (IOException | InvalidPathException e) {
      throw Fault.of(OnnxFaults.NO_WEIGHTS, tensor.getName(), location).at("path");
    }
  }

  private ByteBuffer external(TensorProto tensor) {
    Place place = place(tensor);
    ByteBuffer bytes = ByteBuffer.allocate((int) place.length()).order(ByteOrder.LITTLE_ENDIAN);
    try (FileChannel channel = FileChannel.open(place.file())) {
      channel.position(place.offset());
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
    } catch (IOException e) {
      throw Fault.of(OnnxFaults.NO_WEIGHTS, tensor.getName(), place.file().getFileName())
          .at("path");
    }
    return bytes.flip();
  }
}
