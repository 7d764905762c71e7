package org.tattle.linkage;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.record.field.Fields;
import org.tattle.record.field.RecordField;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/**
 * Records of nobody: letters drawn at random for each, as many in a field as somebody else has, so
 * that nothing hangs together with anybody's name.
 */
final class MadeUpRegister {
  private MadeUpRegister() {}

  static Fields like(Fields people, Seed seed, Control control) {
    return new Fields(
        people.columns().stream()
            .map(field -> like(field, seed.split(field.name()).random(), control))
            .toList());
  }

  private static RecordField like(
      RecordField field, UniformRandomProvider random, Control control) {
    List<String> drawn = new ArrayList<>();
    for (int record = 0; record < field.records(); record++) {
      StringBuilder text = new StringBuilder();
      int length = field.text(random.nextInt(field.records())).length();
      for (int letter = 0; letter < length; letter++) {
        text.append((char) ('a' + random.nextInt(26)));
      }
      drawn.add(text.toString());
    }
    return RecordField.of(field.name(), drawn, control);
  }
}
