package org.tattle.dsl.lsp;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.tattle.dsl.assist.Completion;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Fix;
import org.tattle.dsl.diagnose.PlaceNote;
import org.tattle.dsl.diagnose.Severity;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;

/** Our diagnostics, fixes and candidates as the protocol's. */
final class Marks {
  private Marks() {}

  /** A diagnostic; one of a file that the document uses stands at the document's start. */
  static org.eclipse.lsp4j.Diagnostic of(Source source, String uri, Diagnostic diagnostic) {
    boolean here = diagnostic.source() == source;
    StringJoiner message = new StringJoiner("\n");
    String where = here ? "" : diagnostic.source().name() + ": ";
    String caption = diagnostic.caption().isEmpty() ? "" : ": " + diagnostic.caption();
    message.add(where + diagnostic.message() + caption);
    diagnostic.hints().forEach(message::add);
    Span span = here ? diagnostic.span() : new Span(0, 0);
    var mark = new org.eclipse.lsp4j.Diagnostic(Positions.range(source, span), message.toString());
    mark.setSeverity(
        diagnostic.severity() == Severity.WARNING
            ? DiagnosticSeverity.Warning
            : DiagnosticSeverity.Error);
    mark.setCode(diagnostic.code().name());
    mark.setSource("tattle");
    mark.setRelatedInformation(
        diagnostic.labels().stream()
            .filter(label -> label.source() == source)
            .map(label -> related(source, uri, label))
            .toList());
    return mark;
  }

  private static DiagnosticRelatedInformation related(Source source, String uri, PlaceNote label) {
    return new DiagnosticRelatedInformation(
        new Location(uri, Positions.range(source, label.span())), label.text());
  }

  static CodeAction of(Source source, String uri, Diagnostic diagnostic, Fix fix) {
    CodeAction action = new CodeAction(fix.title());
    action.setKind(CodeActionKind.QuickFix);
    action.setDiagnostics(List.of(of(source, uri, diagnostic)));
    TextEdit edit = new TextEdit(Positions.range(source, fix.span()), fix.replacement());
    action.setEdit(new WorkspaceEdit(Map.of(uri, List.of(edit))));
    return action;
  }

  static CompletionItem of(Source source, Span replaced, Completion.Candidate candidate) {
    CompletionItem item = new CompletionItem(candidate.text());
    item.setKind(kind(candidate.kind()));
    item.setDetail(candidate.kind().word());
    item.setDocumentation(candidate.doc());
    item.setTextEdit(
        Either.forLeft(new TextEdit(Positions.range(source, replaced), candidate.text())));
    return item;
  }

  private static CompletionItemKind kind(Completion.Kind kind) {
    return switch (kind) {
      case VERB, CLAUSE -> CompletionItemKind.Keyword;
      case COMPONENT -> CompletionItemKind.Class;
      case PARAMETER -> CompletionItemKind.Property;
      case CHOICE -> CompletionItemKind.EnumMember;
      case NAME, RESULT -> CompletionItemKind.Variable;
      case METRIC, COLUMN -> CompletionItemKind.Field;
      case FUNCTION -> CompletionItemKind.Function;
      case FILE -> CompletionItemKind.File;
      case CODE -> CompletionItemKind.Constant;
    };
  }
}
