package org.tattle.quality;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.tattle.data.Dataset;
import org.tattle.run.Control;

/**
 * Rows that are there more than once: such as have one digest, which nobody can make up for two.
 *
 * @param duplicated rows that are an earlier one over again, with what is true of them
 * @param contradicted rows that are an earlier one over again, but for what is true of them
 */
record Copies(int duplicated, int contradicted) {

  static Copies of(Dataset data, Control control) {
    Map<ByteBuffer, Set<Optional<Object>>> truths = new HashMap<>();
    MessageDigest digest = DigestUtils.getSha256Digest();
    int duplicated = 0;
    int contradicted = 0;
    for (int row = 0; row < data.rows(); row++) {
      control.check();
      ByteBuffer known = ByteBuffer.wrap(digest.digest(bytes(data.values(new int[] {row}))));
      Set<Optional<Object>> before = truths.computeIfAbsent(known, it -> new HashSet<>(2));
      boolean first = before.isEmpty();
      boolean another = before.add(data.truth().said(row));
      duplicated += !first && !another ? 1 : 0;
      contradicted += !first && another ? 1 : 0;
    }
    return new Copies(duplicated, contradicted);
  }

  private static byte[] bytes(float[] features) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * features.length);
    bytes.asFloatBuffer().put(features);
    return bytes.array();
  }
}
