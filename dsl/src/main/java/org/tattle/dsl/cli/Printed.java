package org.tattle.dsl.cli;

import java.io.PrintWriter;
import org.tattle.dsl.diagnose.Format;
import org.tattle.dsl.run.Outcome;
import org.tattle.dsl.run.Sink;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Render;
import org.tattle.dsl.show.Shown;

/** Prints what a run shows and, where a folder is given, writes its charts there. */
final class Printed implements Sink {
  private final PrintWriter out;
  private final Folder figures;
  private final Waiting waiting;
  private boolean said;

  /**
   * @param figures may be null
   */
  Printed(PrintWriter out, Folder figures, Waiting waiting) {
    this.out = out;
    this.figures = figures;
    this.waiting = waiting;
  }

  /** Prints everything wrong that a run found. */
  static void diagnostics(Outcome outcome, PrintWriter err) {
    Format format = Terminal.colour(Terminal.err()) ? Format.ANSI : Format.PLAIN;
    outcome.diagnostics().forEach(diagnostic -> err.println(format.render(diagnostic)));
    if (outcome.interrupted()) {
      err.println("interrupted");
    }
    err.flush();
  }

  @Override
  public void say(String line) {
    waiting.clear();
    out.println(line);
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
      out.println("written to " + figures.write(figure));
    }
    out.println();
    out.flush();
  }
}
