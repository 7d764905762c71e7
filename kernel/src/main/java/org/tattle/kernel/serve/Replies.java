package org.tattle.kernel.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tattle.kernel.language.Reply;
import org.tattle.kernel.wire.JsonText;
import org.tattle.kernel.wire.Log;

/** The contents of replies. */
public final class Replies {
  private Replies() {}

  static ObjectNode ok() {
    return JsonText.object().put("status", "ok");
  }

  static ObjectNode failure(Reply.Failure failure) {
    ObjectNode content =
        JsonText.object()
            .put("status", "error")
            .put("ename", failure.name())
            .put("evalue", failure.message());
    ArrayNode lines = content.putArray("traceback");
    failure.lines().forEach(lines::add);
    return content;
  }

  /** What the user is told of something thrown; a fault of ours goes to the log with its trace. */
  public static Reply.Failure thrown(Throwable thrown, boolean cancelled) {
    if (cancelled) {
      return failure("Interrupted", "the cell was interrupted", List.of());
    }
    if (thrown instanceof OutOfMemoryError) {
      long limit = Runtime.getRuntime().maxMemory() >> 20;
      return failure(
          Reply.NO_MEMORY,
          "the cell needs more memory than the `" + limit + " MB` Java may use",
          List.of("  = give Java more with -Xmx, or use fewer rows or models at once"));
    }
    Log.fault("a cell failed by a fault of ours", thrown);
    return failure(
        Reply.OUR_FAULT,
        "a fault in Tattle: `" + thrown + "`",
        List.of("  = please report it with the log, " + Log.place()));
  }

  /** What the user is told of a cell beneath which the process ends, by {@code System.exit} say. */
  static Reply.Failure left() {
    return failure(
        "Exit",
        "the process of the kernel was told to end, and the names of the session with it",
        List.of("  = what the cache holds is found again"));
  }

  /** What the user is told of a cell that nobody has written by hand. */
  static Reply.Failure tooLarge(int size, int most) {
    return failure(
        "TooLarge",
        String.format(
            Locale.ROOT, "the cell has %,d characters, and a cell may have %,d", size, most),
        List.of("  = put the data into a file, and load that"));
  }

  private static Reply.Failure failure(String name, String message, List<String> hints) {
    List<String> lines = new ArrayList<>();
    lines.add(Reply.red(name) + ": " + message);
    lines.addAll(hints);
    return new Reply.Failure(name, message, lines);
  }
}
