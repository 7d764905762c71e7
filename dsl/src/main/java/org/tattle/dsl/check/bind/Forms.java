package org.tattle.dsl.check.bind;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tattle.component.Kind;
import org.tattle.component.Schema;
import org.tattle.dsl.diagnose.Suggest;
import org.tattle.dsl.diagnose.sentence.ValueFaults;
import org.tattle.dsl.export.Format;
import org.tattle.dsl.syntax.tree.Expression;

/** Forms of files, told by the ends of their names. */
public final class Forms {
  /** The kind of forms of files. */
  public static final Kind KIND = new Kind("export", "form of file", Format.class);

  private final CheckState context;

  public Forms(CheckState context) {
    this.context = context;
  }

  /** The form of a file; says so if there is none. */
  public Optional<Schema> of(Expression.Text file, Predicate<Schema> fits) {
    String name = file.value().toLowerCase(Locale.ROOT);
    String end = name.substring(name.lastIndexOf('.') + 1);
    Optional<Schema> schema =
        name.contains(".") ? context.registry.find(KIND, end) : Optional.empty();
    if (schema.isEmpty()) {
      context.findings.add(
          context
              .findings
              .of(ValueFaults.NO_FORM_OF_FILE, file.span(), file.value())
              .suggest(
                  Suggest.near("." + end, all(fits)).stream()
                      .map(form -> "\"" + file.value().replaceFirst("\\.[^.]*$", "") + form + "\"")
                      .toList())
              .hint("a file ends in: " + listed(fits)));
    }
    return schema;
  }

  /** The ends of names of forms, in a list to be read; empty if none fits. */
  public String listed(Predicate<Schema> fits) {
    return all(fits).stream().collect(Collectors.joining(", "));
  }

  private List<String> all(Predicate<Schema> fits) {
    return context.registry.all(KIND).stream().filter(fits).map(form -> "." + form.name()).toList();
  }
}
