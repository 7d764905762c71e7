package org.tattle.federated.round;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a server has after a round: the weights, and what is kept besides for the next one.
 *
 * @param memories what the server's method keeps, and behind it each defense
 * @param drift how far apart the changes were that it was sent: 0 where all clients pull one way, 1
 *     where they cancel out
 * @param sent bytes that clients sent in the round
 * @param took who answered
 * @param pulls by how much each of these moved each weight, {@code [took][weights]} in one row;
 *     empty where that is much, or nobody should know
 */
public record ServerState(
    float[] weights, List<float[]> memories, double drift, long sent, int[] took, float[] pulls) {
  /** Raised when what is written here changes. */
  static final int VERSION = 4;

  public ServerState {
    memories = List.copyOf(memories);
  }

  /** What clients take for it whom a server sends other weights than its model's. */
  public ServerState deceiving(float[] told) {
    return new ServerState(told, memories, drift, sent, took, pulls);
  }

  byte[] bytes() {
    int size =
        Double.BYTES
            + Long.BYTES
            + Integer.BYTES * (4 + took.length + pulls.length + weights.length);
    for (float[] memory : memories) {
      size += Integer.BYTES * (1 + memory.length);
    }
    ByteBuffer bytes = ByteBuffer.allocate(size).putDouble(drift).putLong(sent);
    bytes.putInt(took.length);
    for (int client : took) {
      bytes.putInt(client);
    }
    put(pulls, bytes);
    put(weights, bytes);
    bytes.putInt(memories.size());
    memories.forEach(it -> put(it, bytes));
    return bytes.array();
  }

  private static void put(float[] numbers, ByteBuffer to) {
    to.putInt(numbers.length);
    to.asFloatBuffer().put(numbers);
    to.position(to.position() + Float.BYTES * numbers.length);
  }

  private static float[] floats(ByteBuffer from) {
    float[] numbers = new float[from.getInt()];
    from.asFloatBuffer().get(numbers);
    from.position(from.position() + Float.BYTES * numbers.length);
    return numbers;
  }

  static ServerState read(byte[] kept) {
    ByteBuffer bytes = ByteBuffer.wrap(kept);
    double drift = bytes.getDouble();
    long sent = bytes.getLong();
    int[] took = new int[bytes.getInt()];
    for (int i = 0; i < took.length; i++) {
      took[i] = bytes.getInt();
    }
    float[] pulls = floats(bytes);
    float[] weights = floats(bytes);
    int many = bytes.getInt();
    List<float[]> memories = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      memories.add(floats(bytes));
    }
    return new ServerState(weights, memories, drift, sent, took, pulls);
  }
}
