package org.tattle.kernel.host;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.magic.CellMagic;
import org.tattle.dsl.cli.Machine;
import org.tattle.dsl.show.render.Foreign;
import org.tattle.kernel.cells.Rendering;
import org.tattle.kernel.language.Cell;
import org.tattle.kernel.language.Language;
import org.tattle.kernel.language.ProgressBar;
import org.tattle.kernel.language.Reply;
import org.tattle.kernel.serve.Replies;
import org.tattle.kernel.tattle.SessionLanguage;
import org.tattle.privacy.budget.Ledger;
import org.tattle.run.Cache;

/**
 * {@code %%tattle} cells in notebooks of JJava, the Java kernel of the IJava family, which finds
 * this by its extension point once our jars are on its class path. What a cell shows, and tables,
 * arrays and charts that its own cells have as values, look as they do in our notebooks.
 *
 * <p>JJava is nothing that we need to run: no other class of ours knows it, and nobody else loads
 * this one.
 */
public final class TattleExtension implements Extension {
  private Language language;
  private int cells;

  @Override
  public void install(BaseKernel kernel) {
    Machine.prepare();
    install(kernel, new SessionLanguage(Cache.user(), Ledger.user()));
  }

  @Override
  public void uninstall(BaseKernel kernel) {
    language.close();
  }

  void install(BaseKernel kernel, Language ours) {
    language = ours;
    CellMagic<Object, BaseKernel> magic = (host, words, body) -> run(host, words, body);
    kernel.getMagicsRegistry().registerCellMagic("tattle", magic);
    for (Class<?> type : Foreign.types()) {
      kernel
          .getRenderer()
          .createRegistration(type)
          .preferring("text/html", "image/png")
          .supporting("text/plain")
          .register(
              (value, context) ->
                  HostOutput.data(Rendering.of(value, language), context.getOutputContainer()));
    }
  }

  private Object run(BaseKernel host, List<String> words, String body) {
    if (!words.isEmpty()) {
      throw new CellFailure("what stands behind `%%tattle` is not run; put it on the next line");
    }
    cells++;
    HostOutput output = new HostOutput(host);
    ProgressBar bar = new ProgressBar(output);
    HostControl control = new HostControl(bar);
    Reply reply;
    try {
      reply = language.execute(new Cell(body, cells, "", false), output, control);
    } catch (Throwable e) {
      reply = Replies.thrown(e, control.cancelled() || e instanceof CancellationException);
    } finally {
      bar.finish(control.cancelled());
    }
    if (reply instanceof Reply.Failure failure) {
      output.stderr(String.join("\n", failure.lines()) + "\n");
      throw new CellFailure(failure.name() + ": " + failure.message());
    }
    return DisplayData.EMPTY;
  }

  /** Tells the host that a cell failed, so that it runs none behind it; has no stack trace. */
  static final class CellFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    CellFailure(String message) {
      super(message, null, false, false);
    }
  }
}
