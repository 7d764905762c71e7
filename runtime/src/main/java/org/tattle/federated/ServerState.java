package org.tattle.federated;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/**
 * What a server has after a round: the weights, and what it keeps besides for the next one.
 *
 * @param drift how far apart the changes were that it was sent: 0 where all clients pull one way, 1
 *     where they cancel out
 */
record ServerState(float[] weights, float[] memory, double drift) {

  byte[] bytes() {
    ByteBuffer bytes =
        ByteBuffer.allocate(
            Double.BYTES + Integer.BYTES + Float.BYTES * (weights.length + memory.length));
    bytes.putDouble(drift).putInt(weights.length);
    bytes.asFloatBuffer().put(weights).put(memory);
    return bytes.array();
  }

  static ServerState read(byte[] kept) {
    ByteBuffer bytes = ByteBuffer.wrap(kept);
    double drift = bytes.getDouble();
    float[] weights = new float[bytes.getInt()];
    FloatBuffer floats = bytes.asFloatBuffer();
    floats.get(weights);
    float[] memory = new float[floats.remaining()];
    floats.get(memory);
    return new ServerState(weights, memory, drift);
  }
}
