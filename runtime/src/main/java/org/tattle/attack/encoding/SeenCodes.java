package org.tattle.attack.encoding;

import java.util.List;
import java.util.stream.IntStream;
import org.tattle.linkage.LinkedRegisters;
import org.tattle.record.code.Codes;
import org.tattle.record.field.RecordField;

/**
 * What an attacker sees and knows: codes, how they are made but for the key, and a register of
 * people like those whose codes they are. It is the second register: whoever joins in a linkage has
 * one, and others buy one.
 *
 * @param linkage how codes are made
 * @param codes of the first register
 * @param column the column that is to be read off them, of those linked by
 */
record SeenCodes(LinkedRegisters linkage, Codes codes, int column) {

  /** What stands in that column in the attacker's register. */
  RecordField known() {
    return linkage.second().columns().get(column);
  }

  /** What stands there in truth in the records whose codes are seen. */
  List<String> truth() {
    RecordField field = linkage.first().columns().get(column);
    return IntStream.range(0, field.records()).mapToObj(field::text).toList();
  }

  /** The text that most people of the attacker's register have: what is guessed without codes. */
  String usual() {
    int[] counts = known().counts();
    int best = RecordField.EMPTY;
    for (int code = 1; code < counts.length; code++) {
      best = best == RecordField.EMPTY || counts[code] > counts[best] ? code : best;
    }
    return known().texts().get(best);
  }
}
