package org.tattle.dsl.check.bind;

import java.util.List;
import java.util.Optional;
import org.tattle.Kinds;
import org.tattle.attack.AllAttacks;
import org.tattle.component.Kind;
import org.tattle.component.Schema;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.type.Type;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Fix;
import org.tattle.dsl.diagnose.Suggest;
import org.tattle.dsl.diagnose.sentence.NameFaults;
import org.tattle.dsl.syntax.tree.Name;
import org.tattle.subject.SubjectMaker;

/** Which component a word of a statement stands for, and which it hides by being a name itself. */
public final class ComponentNames {
  private final CheckState context;

  ComponentNames(CheckState context) {
    this.context = context;
  }

  /**
   * A component's name as it is meant: a parameter or an axis whose value is a word stands for that
   * word, {@code attack which} for {@code attack lira}.
   */
  public Name meant(Name written) {
    return context
        .scope
        .find(written.text(), Entry.Value.class)
        .map(Entry.Value::value)
        .filter(value -> value.type() == Type.WORD || value.type() == Type.TEXT)
        .filter(Typed.Constant.class::isInstance)
        .map(word -> new Name(written.span(), ((Typed.Constant) word).value().toString()))
        .orElse(written);
  }

  /** The component of a kind that a name stands for; says so if there is none. */
  public Optional<Schema> of(Kind kind, Name written) {
    return of(kind, written, List.of());
  }

  /** The same of those that act on the subjects of these names, if any has it. */
  public Optional<Schema> of(Kind kind, Name written, List<String> on) {
    Name name = meant(written);
    Optional<Entry.Subject> subject =
        on.stream().flatMap(it -> context.scope.find(it, Entry.Subject.class).stream()).findFirst();
    Optional<Schema> schema =
        subject
            .map(it -> context.registry.find(kind, name.text(), it.kind()))
            .orElseGet(() -> context.registry.find(kind, name.text()));
    if (schema.isEmpty()) {
      List<String> names =
          context.registry.all(kind).stream()
              .filter(it -> subject.isEmpty() || kind.suits(it, subject.get().kind()))
              .map(Schema::name)
              .toList();
      Diagnostic unknown =
          context
              .findings
              .of(NameFaults.NO_COMPONENT, name.span(), kind.noun(), name.text())
              .suggest(
                  renamed(kind, name)
                      .map(it -> List.of(it.name()))
                      .orElseGet(() -> Suggest.near(name.text(), names)));
      Optional<String> other =
          other(name.text()).map(it -> "`%s` is %s: %s".formatted(name, noun(it), written(it)));
      context.findings.add(
          other
              .map(unknown::hint)
              .orElse(unknown)
              .hint("%ss: %s".formatted(kind.noun(), String.join(", ", names))));
    }
    return schema;
  }

  /** The component of a kind that had that name before. */
  private Optional<Schema> renamed(Kind kind, Name name) {
    return context.registry.all(kind).stream()
        .filter(it -> it.about().formerly().equals(name.text()))
        .findFirst();
  }

  private Optional<Schema> other(String name) {
    return context.registry.all().stream().filter(it -> it.name().equals(name)).findFirst();
  }

  private String noun(Schema schema) {
    return context.registry.kind(schema).phrase();
  }

  private String written(Schema schema) {
    return context.registry.kind(schema).verb() + " " + schema.name();
  }

  /**
   * Warns where a name is also that of a component, which it hides: {@code train cnn} trains no
   * {@code cnn}. What makes subjects never stands without its verb, and is hidden by nothing; nor
   * does {@code all}, which is a plain word.
   *
   * @param component what the statement itself is about, if it is a component
   */
  public void shadows(Name name, Optional<String> component) {
    Optional<Schema> hidden =
        other(name.text())
            .filter(it -> component.isEmpty() || !component.get().equals(it.name()))
            .filter(it -> !SubjectMaker.class.isAssignableFrom(it.type()))
            .filter(it -> it.type() != AllAttacks.class);
    if (hidden.isEmpty()) {
      return;
    }
    Kind kind = context.registry.kind(hidden.get());
    Diagnostic warning =
        context.findings.of(NameFaults.NAME_HIDDEN, name.span(), name, noun(hidden.get()));
    String clause = kind.equals(Kinds.MODEL) ? "using" : kind.equals(Kinds.DATA) ? "on" : "";
    String plain = "target %s %s".formatted(clause, name);
    context.findings.add(
        component.isEmpty() && !clause.isEmpty()
            ? warning
                .caption("write `%s`".formatted(plain))
                .fix(new Fix("write `%s`".formatted(clause), name.span(), plain))
            : warning.hint(
                "give it a name of its own, such as `my_%s`, or write: %s"
                    .formatted(name, written(hidden.get()))));
  }
}
