package org.tattle.dsl.check.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EntriesTest {

  /** Each of many maps, put to in any order, is what a copy of its own would be. */
  @Test
  void everyMapIsWhatItWasWhoeverGoesOnFromIt() {
    Random random = new Random(7);
    List<Entries<Integer>> maps = new ArrayList<>(List.of(Entries.none()));
    List<Map<String, Integer>> copies = new ArrayList<>(List.of(Map.of()));
    for (int i = 0; i < 300; i++) {
      int from = random.nextInt(3) > 0 ? maps.size() - 1 : random.nextInt(maps.size());
      String name = "n" + random.nextInt(20);
      maps.add(maps.get(from).and(name, i));
      Map<String, Integer> copy = new LinkedHashMap<>(copies.get(from));
      copy.put(name, i);
      copies.add(copy);
    }
    for (int i = 0; i < maps.size(); i++) {
      assertThat(maps.get(i)).isEqualTo(copies.get(i));
      assertThat(maps.get(i).keySet()).containsExactlyElementsOf(copies.get(i).keySet());
      assertThat(maps.get(i).containsKey("n1")).isEqualTo(copies.get(i).containsKey("n1"));
    }
  }

  @Test
  void aScriptOfManyNamesIsCheckedWithoutACopyForEach() {
    Entries<Integer> all = Entries.none();
    for (int i = 0; i < 200_000; i++) {
      all = all.and("n" + i, i);
    }
    assertThat(all.get("n199999")).isEqualTo(199_999);
    assertThat(all).hasSize(200_000);
  }
}
