package org.tattle.dsl.assist;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tattle.component.Registry;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.check.task.Settings;
import org.tattle.dsl.run.Session;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.source.Source;

/**
 * Says what may stand at a caret, and what a word means. The kernel and the language server only
 * translate. Everything it says is read off declarations, the names of a session and the text
 * before the caret, which need not be right. It runs nothing and changes nothing, so it may be
 * asked while a session runs.
 */
public final class Assistant {
  private final Registry registry;
  private final Scope scope;
  private final Settings settings;
  private final Function<String, Optional<Shown>> values;
  private final Function<String, List<String>> columns;

  /** For a session as it is now. */
  public Assistant(Session session) {
    this.registry = session.registry();
    this.scope = session.scope();
    this.settings = session.settings();
    this.values = session::head;
    this.columns = session::columns;
  }

  /**
   * What may stand at an offset.
   *
   * @param offset in UTF-16 units
   * @throws IllegalArgumentException if it is outside the text
   */
  public Completion complete(Source source, int offset) {
    Caret caret = CaretWords.at(source, offset);
    String prefix = source.text(caret.prefix());
    List<Completion.Candidate> candidates =
        new CaretCandidates(registry, at(source, caret), columns, source, caret)
            .all().stream().filter(it -> it.text().startsWith(prefix)).distinct().toList();
    return new Completion(caret.prefix(), candidates);
  }

  /**
   * What is known about the word at an offset.
   *
   * @throws IllegalArgumentException if it is outside the text
   */
  public Optional<Hover> hover(Source source, int offset) {
    return Word.at(source, offset)
        .flatMap(
            word ->
                new Meaning(registry, at(source, word.caret()), values)
                    .of(word)
                    .map(shown -> new Hover(word.span(), shown)));
  }

  private Scope at(Source source, Caret caret) {
    return Surroundings.at(registry, scope, settings, source, caret.start());
  }
}
