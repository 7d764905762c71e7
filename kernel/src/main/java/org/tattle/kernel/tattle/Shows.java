package org.tattle.kernel.tattle;

import java.util.List;
import java.util.Optional;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.render.Render;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.syntax.Parser;
import org.tattle.dsl.syntax.tree.Statement;
import org.tattle.kernel.language.Bundle;
import org.tattle.kernel.language.Output;

/**
 * What a run shows, beneath its cell, and what it says, line by line. Where the cell's last
 * statement is an expression by itself, what is shown last is the cell's value and has its number,
 * as {@code 6 * 7} has in every notebook.
 */
final class Shows implements Sink {
  private final Output output;
  private final boolean valued;
  private Optional<Bundle> last = Optional.empty();

  Shows(Output output, Source cell) {
    this.output = output;
    List<Statement> statements = Parser.parse(cell).script().statements();
    this.valued =
        !statements.isEmpty() && statements.get(statements.size() - 1) instanceof Statement.Bare;
  }

  static Bundle bundle(Shown shown) {
    return new Bundle(Render.mime(shown), Render.metadata(shown));
  }

  @Override
  public void show(Shown shown) {
    end(false);
    if (valued) {
      last = Optional.of(bundle(shown));
    } else {
      output.display(bundle(shown));
    }
  }

  @Override
  public void say(String line) {
    end(false);
    output.stdout(Render.said(line) + "\n");
  }

  /**
   * Shows what was held back, to see whether anything follows.
   *
   * @param well whether the cell ran to its end, and this is its value
   */
  void end(boolean well) {
    if (well) {
      last.ifPresent(output::result);
    } else {
      last.ifPresent(output::display);
    }
    last = Optional.empty();
  }
}
