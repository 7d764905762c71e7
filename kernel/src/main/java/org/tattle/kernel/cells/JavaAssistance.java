package org.tattle.kernel.cells;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.tattle.kernel.language.Bundle;
import org.tattle.kernel.language.CellCompleteness;
import org.tattle.kernel.language.CellCompletion;

/** Completion and signatures for cells of Java: JShell's own, at the snippet the caret is in. */
final class JavaAssistance {
  private JavaAssistance() {}

  static CellCompletion complete(JShell java, String code, int from, int caret) {
    Place place = place(java, code, from, caret);
    int[] anchor = new int[1];
    List<Suggestion> suggestions =
        java.sourceCodeAnalysis().completionSuggestions(place.code(), place.caret(), anchor);
    Set<String> seen = new LinkedHashSet<>();
    suggestions.stream().filter(Suggestion::matchesType).forEach(s -> seen.add(s.continuation()));
    suggestions.forEach(s -> seen.add(s.continuation()));
    List<CellCompletion.Item> items =
        seen.stream().map(s -> new CellCompletion.Item(s, type(s), "")).toList();
    return new CellCompletion(caret - place.caret() + anchor[0], caret, items);
  }

  static Optional<Bundle> inspect(JShell java, String code, int from, int caret) {
    int end = caret;
    while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
      end++;
    }
    Place place = place(java, code, from, end);
    List<String> texts = new ArrayList<>();
    for (String suffix : List.of("", "(")) {
      String asked = place.code().substring(0, place.caret()) + suffix;
      for (Documentation d : java.sourceCodeAnalysis().documentation(asked, asked.length(), true)) {
        String doc = d.javadoc() == null ? "" : "\n" + d.javadoc().strip().indent(2);
        texts.add(d.signature() + doc);
      }
    }
    return texts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Bundle.text(texts.stream().distinct().collect(Collectors.joining("\n")).strip()));
  }

  static CellCompleteness completeness(JShell java, String code) {
    String rest = code;
    while (!rest.isBlank()) {
      CompletionInfo info = java.sourceCodeAnalysis().analyzeCompletion(rest);
      switch (info.completeness()) {
        case COMPLETE, COMPLETE_WITH_SEMI -> rest = info.remaining();
        case UNKNOWN -> {
          return CellCompleteness.invalid();
        }
        case EMPTY -> {
          return CellCompleteness.complete();
        }
        default -> {
          return CellCompleteness.incomplete("  ");
        }
      }
    }
    return CellCompleteness.complete();
  }

  /** The snippet the caret is in, and the caret's place in it. */
  private record Place(String code, int caret) {}

  private static Place place(JShell java, String code, int from, int caret) {
    SourceCodeAnalysis analysis = java.sourceCodeAnalysis();
    int at = Math.min(from, caret);
    while (true) {
      CompletionInfo next = analysis.analyzeCompletion(code.substring(at));
      if (!next.completeness().isComplete()) {
        return new Place(code.substring(at), caret - at);
      }
      int end = code.length() - next.remaining().length();
      if (end >= caret || end <= at) {
        return new Place(code.substring(at), caret - at);
      }
      at = end;
    }
  }

  private static String type(String suggestion) {
    return suggestion.endsWith("(") || suggestion.endsWith(")") ? "function" : "";
  }
}
