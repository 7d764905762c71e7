package org.tattle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the sources of a module say, for tests that hold them to a catalogue of sentences. */
public final class CallSites {
  private static final Pattern GAP = Pattern.compile("%(\\d+\\$)?[-#+ 0,(]*\\d*(\\.\\d+)?[a-zA-Z]");

  private CallSites() {}

  /** The sources of the module that is tested, by path. */
  public static Map<Path, String> sources() throws IOException {
    Map<Path, String> all = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".java")).sorted().toList()) {
        all.put(file, Files.readString(file));
      }
    }
    return all;
  }

  /** How many arguments follow the one that ends at a place, until the parenthesis closes. */
  public static int arguments(String text, int from) {
    int depth = 0;
    int arguments = 0;
    boolean quoted = false;
    for (int i = from; depth >= 0; i++) {
      char c = text.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted ^= true;
      } else if (!quoted) {
        depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
        arguments += c == ',' && depth == 0 ? 1 : 0;
      }
    }
    return arguments;
  }

  /** How many values a text to be filled in takes; those that stand in it twice count once. */
  public static int gaps(String text) {
    return (int)
        GAP.matcher(text.replace("%%", "")).results().filter(it -> it.group(1) == null).count();
  }
}
