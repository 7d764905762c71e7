package org.tattle.dsl.cli.console;

import java.io.PrintWriter;
import java.util.List;
import org.tattle.dsl.diagnose.DiagnosticFormat;
import org.tattle.dsl.run.Outcome;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.render.Render;
import org.tattle.dsl.text.Screen;

/** Prints what a run shows and, where a folder is given, writes its charts there. */
public final class Printed implements Sink {
  private final PrintWriter out;
  private final ChartFolder figures;
  private final Waiting waiting;
  private boolean said;

  /**
   * @param figures may be null
   */
  public Printed(PrintWriter out, ChartFolder figures, Waiting waiting) {
    this.out = out;
    this.figures = figures;
    this.waiting = waiting;
  }

  /** Prints everything wrong that a run found. */
  public static void diagnostics(Outcome outcome, PrintWriter err) {
    Screen screen = Terminal.errors();
    outcome
        .diagnostics()
        .forEach(diagnostic -> err.println(DiagnosticFormat.text(List.of(diagnostic), screen)));
    if (outcome.interrupted()) {
      err.println("interrupted");
    }
    err.flush();
  }

  @Override
  public void say(String line) {
    waiting.clear();
    out.println(Terminal.screen().fit(line, Render.SAID));
    out.flush();
    said = true;
  }

  @Override
  public void show(Shown shown) {
    waiting.clear();
    if (said) {
      out.println();
      said = false;
    }
    out.println(Render.text(shown, Terminal.screen()));
    if (shown instanceof Figure figure && figures != null) {
      out.println(Terminal.screen().fit("written to " + figures.write(figure), 2));
    }
    out.println();
    out.flush();
  }
}
