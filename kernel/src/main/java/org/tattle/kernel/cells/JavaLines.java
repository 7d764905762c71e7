package org.tattle.kernel.cells;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Where in which cell the snippets of a shell stand, by the names that JShell gives them. */
final class JavaLines {
  private static final String WRAPPER = "do_it$";
  private static final Pattern LAMBDA = Pattern.compile("^lambda\\$(.*)\\$\\d+$");

  private final Map<String, Place> places = new HashMap<>();

  private record Place(int cell, int line) {}

  /**
   * @param line the one that the snippet begins on, counted from the cell's first
   */
  void add(String snippet, int cell, int line) {
    places.put("#" + snippet, new Place(cell, line));
  }

  void clear() {
    places.clear();
  }

  boolean knows(StackTraceElement frame) {
    return places.containsKey(String.valueOf(frame.getFileName()));
  }

  /** The frame's line, seen from a cell, and what of the user's it is in. */
  String told(StackTraceElement frame, int from) {
    Place place = places.get(frame.getFileName());
    String cell = place.cell() == from ? "" : " of cell " + place.cell();
    String name = LAMBDA.matcher(frame.getMethodName()).replaceFirst("$1");
    String method =
        name.isEmpty() || name.startsWith(WRAPPER)
            ? ""
            : ", in `" + owner(frame.getClassName()) + name + "`";
    return "line " + (place.line() + frame.getLineNumber() - 1) + cell + method;
  }

  private static String owner(String type) {
    return type == null || type.isEmpty() ? "" : type.substring(type.lastIndexOf('.') + 1) + ".";
  }
}
