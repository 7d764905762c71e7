package org.tattle.data.recorded;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tattle.data.table.cell.ClassNames;
import org.tattle.data.table.cell.PlainNumber;

/** In what order classes stand, and which of them a name means that is written otherwise. */
public final class ClassOrder {
  private ClassOrder() {}

  /** All of some names, each once: numbers by size, others by the alphabet. */
  public static List<String> of(Collection<String> some, Collection<String> others) {
    Map<String, String> all = new LinkedHashMap<>();
    Stream.concat(some.stream(), others.stream())
        .forEach(name -> all.putIfAbsent(ClassNames.key(name), name));
    List<String> names = new ArrayList<>(all.values());
    boolean numbers = names.stream().noneMatch(name -> Double.isNaN(PlainNumber.of(name)));
    names.sort(numbers ? Comparator.comparingDouble(PlainNumber::of) : Comparator.naturalOrder());
    return names;
  }

  /** Where a class stands among others, or -1. */
  public static int place(String name, List<String> classes) {
    String key = ClassNames.key(name);
    for (int c = 0; c < classes.size(); c++) {
      if (ClassNames.key(classes.get(c)).equals(key)) {
        return c;
      }
    }
    return -1;
  }
}
