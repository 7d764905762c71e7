package org.tattle.kernel.magic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.render.Render;
import org.tattle.kernel.language.Bundle;

/** What the table of magics says to people. */
final class MagicHelp {
  private MagicHelp() {}

  /** All of them. */
  static Bundle page() {
    List<List<String>> rows =
        Arrays.stream(Magic.values()).map(m -> List.of(m.usage(), m.doc())).toList();
    return bundle(
        rows,
        List.of(
            "A `%` line stands before or behind the statements of a cell.",
            "`%%` is for a whole cell, and is its first line."));
  }

  /** The one the caret is in, if it is in one. */
  static Optional<Bundle> at(String code, int caret) {
    int start = code.lastIndexOf('\n', caret - 1) + 1;
    int end = start;
    while (end < code.length() && !Character.isWhitespace(code.charAt(end))) {
      end++;
    }
    return caret > end
        ? Optional.empty()
        : Magic.of(code.substring(start, end))
            .map(m -> bundle(List.of(List.of(m.usage(), m.doc())), List.of()));
  }

  private static Bundle bundle(List<List<String>> rows, List<String> notes) {
    TableView table = TableView.of("", List.of("magic", "what it does"), rows, notes);
    return new Bundle(Render.mime(table));
  }
}
