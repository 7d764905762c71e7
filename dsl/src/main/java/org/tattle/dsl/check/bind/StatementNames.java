package org.tattle.dsl.check.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tattle.Kinds;
import org.tattle.component.Kind;
import org.tattle.component.Preposition;
import org.tattle.data.Labels;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.type.Type;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.diagnose.Fix;
import org.tattle.dsl.diagnose.sentence.NameFaults;
import org.tattle.dsl.diagnose.sentence.SyntaxFaults;
import org.tattle.dsl.diagnose.sentence.TargetFaults;
import org.tattle.dsl.diagnose.sentence.ValueFaults;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.tree.Clause;
import org.tattle.dsl.syntax.tree.Clauses;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.Name;
import org.tattle.dsl.syntax.word.Verb;

/**
 * What a statement's words stand for: components, targets and names of the script's own. Each
 * method says what is wrong itself, so that statements of every kind say it alike.
 */
public final class StatementNames {
  /** The names of components among them. */
  public final ComponentNames components;

  private final CheckState context;

  public StatementNames(CheckState context) {
    this.context = context;
    this.components = new ComponentNames(context);
  }

  /** The targets that a statement acts on: as said, or the current one. */
  public List<String> targets(Span verb, String word, Clauses clauses, List<String> implicit) {
    if (clauses.on().isEmpty()) {
      if (context.scope.target().isEmpty()) {
        context.findings.add(context.findings.of(TargetFaults.NO_TARGET_YET, verb, word));
        return List.of();
      }
      implicit.add("on %s (current)".formatted(context.scope.target().get()));
      return List.of(context.scope.target().get());
    }
    List<String> targets = new ArrayList<>();
    for (Expression.Path path : clauses.on()) {
      named(path, Entry.Subject.class, "a target").ifPresent(targets::add);
    }
    return targets;
  }

  /** The data set that a statement is about: as said, or the current one. */
  public Optional<String> data(Span verb, String word, Clauses clauses, List<String> implicit) {
    List<Expression.Path> on = clauses.on();
    if (on.size() > 1) {
      context.findings.add(context.findings.of(ValueFaults.ONE_DATA_SET, on.get(1).span(), word));
      return Optional.empty();
    }
    if (!on.isEmpty()) {
      return named(on.get(0), Entry.Data.class, "a data set");
    }
    if (context.scope.data().isEmpty()) {
      context.findings.add(context.findings.of(TargetFaults.NO_DATA_YET, verb, word));
    } else {
      implicit.add("on %s (current)".formatted(context.scope.data().get()));
    }
    return context.scope.data();
  }

  /** The data sets that a statement takes together, two of them; says so if they are not. */
  public List<String> together(Span verb, String word, Clauses clauses) {
    List<Expression.Path> on = clauses.on();
    if (on.size() != 2) {
      Span at = on.size() > 2 ? on.get(2).span() : on.isEmpty() ? verb : on.get(0).span();
      context.findings.add(context.findings.of(ValueFaults.TWO_DATA_SETS, at, word));
      return List.of();
    }
    List<String> data = new ArrayList<>();
    on.forEach(path -> named(path, Entry.Data.class, "a data set").ifPresent(data::add));
    if (data.size() == 2 && data.get(0).equals(data.get(1))) {
      context.findings.add(
          context.findings.of(ValueFaults.WITH_ITSELF, on.get(1).span(), data.get(0), word));
      return List.of();
    }
    return data.size() == 2 ? data : List.of();
  }

  /** The paths among some keys; says so of those that are texts. */
  public List<Expression.Path> paths(List<Expression> keys) {
    List<Expression.Path> paths = new ArrayList<>();
    for (Expression key : keys) {
      if (key instanceof Expression.Path path) {
        paths.add(path);
      } else {
        context.findings.add(
            context.findings.of(
                ValueFaults.TEXT_FOR_A_NAME, key.span(), context.typer.text(key.span())));
      }
    }
    return paths;
  }

  /** The name that a path is, if it stands for an entry of that type; says so if not. */
  public Optional<String> named(Expression.Path path, Class<? extends Entry> type, String noun) {
    return context.typer.made(path, type, noun);
  }

  /** A text, or what a value of that name says; says so if it is no text, or not known yet. */
  public Optional<Expression.Text> text(Expression written) {
    if (written instanceof Expression.Text text) {
      return Optional.of(text);
    }
    Span span = written.span();
    String word = context.typer.text(span);
    Optional<Entry> entry = context.scope.find(word);
    if (entry.isEmpty()) {
      String quoted = '"' + word + '"';
      context.findings.add(
          context
              .findings
              .of(SyntaxFaults.FILE_WITHOUT_QUOTES, span)
              .caption("write `" + quoted + "`")
              .fix(new Fix("write quotes", span, quoted)));
      return Optional.empty();
    }
    Typed typed = entry.get() instanceof Entry.Value value ? value.value() : new Typed.Wrong(span);
    if (typed instanceof Typed.Constant text && text.type() == Type.TEXT) {
      return Optional.of(new Expression.Text(span, text.value().toString()));
    }
    if (!(entry.get() instanceof Entry.Value) || typed.type() != Type.ERROR) {
      context.findings.add(
          context.findings.of(ValueFaults.NOT_A_TEXT, span, word, entry.get().noun()));
    }
    return Optional.empty();
  }

  /** Takes a name for something new, where {@code as} would give another. */
  public void claim(Name name) {
    claim(name, "as %s2");
  }

  /**
   * Takes a name for something new; says so if this script has given it already, and then the name
   * keeps its first meaning.
   *
   * @param another how a script would give another name
   */
  public void claim(Name name, String another) {
    if (!context.made.add(name.text())) {
      context.clash = true;
      context.findings.add(
          context
              .findings
              .of(NameFaults.NAME_TAKEN, name.span(), name.text())
              .cause(context.scope.find(name.text()).orElseThrow().at(), "made here")
              .hint("give this one another name: " + another.formatted(name.text())));
    }
  }

  /** Makes a name stand for something wrong, so that its uses give no further messages. */
  public void poison(Name name, Kind kind) {
    if (kind.equals(Kinds.DATA)) {
      context.made.add(name.text());
      context.scope =
          context.scope.with(name.text(), new Entry.Data(name.span(), Labels.Kind.CLASSES));
    } else {
      poison(name);
    }
  }

  /** The same for what is of no kind. */
  public void poison(Name name) {
    context.made.add(name.text());
    context.findings.spoil(List.of(name));
    Entry wrong = new Entry.Value(name.span(), new Typed.Wrong(name.span()));
    context.scope = context.scope.with(name.text(), wrong);
  }

  /** Says that a value must be known before anything runs. */
  public void notConstant(Typed typed) {
    if (typed.type() != Type.ERROR) {
      context.findings.add(
          context.findings.of(
              ValueFaults.UNKNOWN_BEFORE, typed.span(), context.typer.text(typed.span())));
    }
  }

  /** Says which clauses a verb does not take, by its declaration. */
  public void takes(String word, Clauses clauses) {
    takes(word, clauses, Verb.of(word).orElseThrow().clauses());
  }

  /** The same for a statement that takes others than its verb does otherwise. */
  public void takes(String title, Clauses clauses, List<Preposition> taken) {
    for (Clause clause : clauses.list()) {
      if (!taken.contains(clause.preposition())) {
        context.findings.add(
            context
                .findings
                .of(
                    ValueFaults.TAKES_NO_CLAUSE,
                    clause.keyword(),
                    title,
                    clause.preposition().word())
                .hint(
                    taken.isEmpty()
                        ? "it takes no clauses"
                        : "it takes: "
                            + taken.stream()
                                .map(Preposition::word)
                                .collect(Collectors.joining(", "))));
      }
    }
  }
}
