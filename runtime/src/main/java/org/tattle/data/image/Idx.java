package org.tattle.data.image;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.FileFaults;

/**
 * The format that MNIST came in: a magic number whose last two bytes are the type of the values and
 * the number of dimensions, the dimensions as big-endian integers, and the values, here unsigned
 * bytes.
 */
public final class Idx {
  private static final int UNSIGNED_BYTES = 0x08;
  private static final long LARGEST = 1L << 30;

  private Idx() {}

  /**
   * Values and their dimensions, outermost first.
   *
   * @param values as unsigned bytes
   */
  public record Block(int[] dimensions, byte[] values) {}

  /**
   * Reads one block and no byte further.
   *
   * @param dimensions how many dimensions it must have
   * @param name what to call the file in messages
   * @throws Fault R503 if it is something else, damaged or cut short
   */
  public static Block read(InputStream stream, int dimensions, String name) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    try {
      int magic = in.readInt();
      if (magic != (UNSIGNED_BYTES << 8 | dimensions)) {
        throw Fault.of(FileFaults.NOT_IDX, name, dimensions).at("path");
      }
      int[] sizes = new int[dimensions];
      long length = 1;
      for (int i = 0; i < dimensions; i++) {
        sizes[i] = in.readInt();
        length *= sizes[i];
        if (sizes[i] < 1 || length > LARGEST) {
          throw Fault.of(FileFaults.IDX_TOO_LONG, name, sizes[i]).at("path");
        }
      }
      byte[] values = new byte[(int) length];
      in.readFully(values);
      return new Block(sizes, values);
    } catch (EOFException e) {
      throw Fault.of(FileFaults.IDX_TOO_SHORT, name).at("path");
    }
  }
}
